using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Runs all its branches at once, each on the same input, and goes on when all are through.</summary>
internal sealed class ParallelState(
    string name, DataFlow flow, IReadOnlyList<StateGraph> branches, ErrorHandling errors, StateExit exit) : State(name)
{
    public override string Type => "Parallel";

    internal override IEnumerable<Target> Targets => exit.Targets.Concat(errors.Targets);

    internal override bool IsTerminal => exit.Next is null;

    internal override IEnumerable<StateGraph> Graphs => branches;

    public static ParallelState Read(string name, Fields fields, QueryLanguage language, QueryLanguage machine)
    {
        fields.Require("Branches");
        var branches = fields.Objects("Branches").Select(branch => ReadBranch(branch, machine)).ToArray();
        if (branches.Length == 0 && fields.Has("Branches"))
            fields.Refuse("Value cannot be empty", "Branches");
        return new ParallelState(
            name,
            language.ReadFlow(fields, FlowFields.Parameters | FlowFields.ResultSelector | FlowFields.ResultPath | FlowFields.Assign | FlowFields.Work),
            branches,
            ErrorHandling.Read(fields, language),
            StateExit.Read(fields));
    }

    internal override Task<Transition> RunAsync(Visit visit) => errors.RunAsync(visit, retries => AttemptAsync(visit, retries));

    internal override string? FindMistake(StateMock mock) =>
        mock.IsError ? null
        : mock.Result is not JsonArray results ? "Mocked result must be an array."
        : results.Count != branches.Count ? "Mocked result must contain the same number of items as number of Parallel branches."
        : null;

    internal override bool NeedsMock => true;

    private async Task<Transition> AttemptAsync(Visit visit, int retries)
    {
        var scope = visit.Scope(retries);
        // What a mocked state would have been given is not inspected (recorded).
        if (visit.Execution.Trial is { } trial)
            return new Transition(flow.Complete(scope, trial.Result()), exit.Next);
        var input = flow.Arguments(scope with { Data = flow.SelectInput(scope) });
        JsonNode results = await visit.RunBranchesAsync(() =>
        {
            visit.Record("ParallelStateStarted");
            return new BranchPlan(branches.Count, branches.Count, index => new BranchStart(branches[index], input, Item: null));
        });
        return new Transition(flow.Complete(scope, results), exit.Next);
    }

    private static StateGraph ReadBranch(Fields fields, QueryLanguage language)
    {
        var graph = StateReader.ReadGraph(fields, language);
        fields.RefuseOthers();
        return graph;
    }
}
