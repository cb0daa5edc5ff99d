using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Ends the flow well.</summary>
internal sealed class SucceedState(string name, DataFlow flow) : State(name)
{
    public override string Type => "Succeed";

    internal override IEnumerable<Target> Targets => [];

    internal override bool IsTerminal => true;

    public static SucceedState Read(string name, Fields fields, QueryLanguage language) =>
        new(name, language.ReadFlow(fields, FlowFields.Paths));

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        return Task.FromResult(new Transition(flow.Complete(scope, flow.SelectInput(scope)), Next: null));
    }
}
