using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Runs the same states on each item of an array.</summary>
internal sealed class MapState(
    string name,
    DataFlow flow,
    ItemFlow items,
    Expression? maxConcurrency,
    FailureTolerance tolerance,
    ItemProcessor processor,
    ErrorHandling errors,
    StateExit exit)
    : State(name)
{
    // The guide's limit for inline maps, which also holds where the definition gives none.
    private const int MaxAtOnce = 40;

    public override string Type => "Map";

    public bool IsExpress => processor.Distribution is { IsExpress: true };

    public bool IsDistributed => processor.Distribution is not null;

    internal override IEnumerable<Target> Targets => exit.Targets.Concat(errors.Targets);

    internal override bool IsTerminal => exit.Next is null;

    internal override IEnumerable<StateGraph> Graphs => [processor.Graph];

    public static MapState Read(string name, Fields fields, QueryLanguage language, QueryLanguage machine) => new(
        name,
        language.ReadFlow(fields, FlowFields.ResultSelector | FlowFields.ResultPath | FlowFields.Assign | FlowFields.Work),
        language.ReadItems(fields),
        language.ReadValue(
            fields,
            "MaxConcurrency",
            "number",
            (fields, name) => fields.Integer(name, 0, int.MaxValue) is { } value ? new LiteralExpression(value) : null),
        FailureTolerance.Read(fields, language),
        ItemProcessor.Read(fields, language, machine),
        ErrorHandling.Read(fields, language),
        StateExit.Read(fields));

    internal override Task<Transition> RunAsync(Visit visit) => errors.RunAsync(visit, retries => AttemptAsync(visit, retries));

    internal override bool NeedsMock => true;

    internal override string? FindMistake(StateMock mock) =>
        mock.IsError || processor.WritesResults || mock.Result is JsonArray ? null : "Mocked result must be an array.";

    // A state that is tested: its iterations are mocked, and what they would have been given is not inspected (recorded).
    private Transition Try(Visit visit, RunningTrial trial, EvaluationScope scope)
    {
        var unseen = scope with { Inspection = null };
        var selected = scope with { Data = flow.SelectInput(unseen) };
        scope.Inspection?.Note("maxConcurrency", maxConcurrency is null ? 0 : maxConcurrency.EvaluateField(selected));
        var array = trial.Asked.ReadItems ?? (processor.ReadsItems ? [] : items.Items(selected));
        if (items.HasSelector)
            scope.Inspection?.NoteData("afterItemSelector", new JsonArray([.. array.Select((item, index) => items.Input(
                visit.Scope(item: new MapItem(index, item)) with { Data = selected.Data }, item).Detached())]));
        var tolerated = tolerance.Evaluate(selected).Max(array.Count);
        if (trial.Asked.FailedIterations > array.Count)
            throw new StateTrialException("Map iteration failure count must be less than or equal to the number of Map iterations");
        if (trial.Asked.FailedIterations > tolerated)
            throw StateFailureException.TooManyFailed();
        return new Transition(flow.Complete(scope, trial.Result()), exit.Next);
    }

    private async Task<Transition> AttemptAsync(Visit visit, int retries)
    {
        var scope = visit.Scope(retries);
        if (visit.Execution.Trial is { } trial)
            return Try(visit, trial, scope);
        var selected = scope with { Data = flow.SelectInput(scope) };
        var atOnce = AtOnce(selected);
        var array = items.Items(selected);
        JsonNode results = await visit.RunBranchesAsync(() =>
        {
            visit.Record("MapStateStarted", "mapStateStartedEventDetails", new EventDetails().With("length", array.Count));
            var tolerated = tolerance.Evaluate(selected);
            return processor.Distribution is { } distribution
                ? Distribute(distribution, visit, retries, selected, array, atOnce, tolerated)
                : new BranchPlan(array.Count, atOnce, index => Start(visit, retries, selected.Data, array, index)) { ToleratedFailures = tolerated.Max(array.Count) };
        });
        return new Transition(flow.Complete(scope, results), exit.Next);
    }

    private BranchPlan Distribute(Distribution distribution, Visit visit, int retries, EvaluationScope selected, JsonArray array, int atOnce, ToleratedFailures tolerated)
    {
        var inputs = distribution.Batcher?.Batch([.. array.Select((_, index) => Start(visit, retries, selected.Data, array, index).Input)], selected);
        var count = inputs?.Count ?? array.Count;
        return new BranchPlan(count, atOnce, index => inputs is null
            ? Start(visit, retries, selected.Data, array, index)
            : new BranchStart(processor.Graph, inputs[index].Input, Item: null) { Weight = inputs[index].Count })
        {
            ToleratedFailures = tolerated.Max(array.Count) ?? 0,
            MapRun = MapRun.Start(visit, new(
                distribution.Label, distribution.IsExpress, array.Count, count, atOnce == Distribution.MaxAtOnce ? 0 : atOnce, tolerated)),
        };
    }

    private BranchStart Start(Visit visit, int retries, JsonNode? data, JsonArray array, int index)
    {
        var item = new MapItem(index, array[index]);
        return new BranchStart(processor.Graph, items.Input(visit.Scope(retries, item: item) with { Data = data }, item.Value), item);
    }

    private int AtOnce(EvaluationScope scope)
    {
        var most = processor.Distribution is null ? MaxAtOnce : Distribution.MaxAtOnce;
        if (maxConcurrency is null)
            return most;
        var value = maxConcurrency.EvaluateField(scope);
        // A negative number is not recorded.
        return value.AsCount() is { } number and >= 0
            ? number == 0 ? most : (int)Math.Min(number, most)
            : throw maxConcurrency.Unusable(
                $"The MaxConcurrencyPath field refers to value \"{value.AsText() ?? JsonText.Write(value)}\" "
                    + $"which is not a valid integer: {maxConcurrency}",
                $"The MaxConcurrency field must be a valid integer but was: {JsonText.Write(value)}");
    }
}
