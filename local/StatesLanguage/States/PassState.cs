using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Passes its input on, or a result that the definition gives. The result is not a template: nothing in it is evaluated.</summary>
internal sealed class PassState(string name, DataFlow flow, bool hasResult, JsonNode? result, Exit exit) : State(name)
{
    public override string Type => "Pass";

    internal override IEnumerable<Target> Targets => exit.Targets;

    internal override bool IsTerminal => exit.Next is null;

    public static PassState Read(string name, Fields fields, QueryLanguage language) => new(
        name,
        language.ReadFlow(fields, FlowFields.Parameters | FlowFields.ResultPath | FlowFields.Assign),
        fields.Has("Result"),
        fields.Raw("Result"),
        Exit.Read(fields));

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        var arguments = flow.Arguments(scope with { Data = flow.SelectInput(scope) });
        var completion = flow.Complete(scope, hasResult ? result : arguments);
        return Task.FromResult(new Transition(completion, exit.Next));
    }
}
