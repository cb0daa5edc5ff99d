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
    StateGraph processor,
    ErrorHandling errors,
    StateExit exit)
    : State(name)
{
    // The guide's limit for inline maps, which also holds where the definition gives none.
    private const int MaxAtOnce = 40;

    public override string Type => "Map";

    internal override IEnumerable<Target> Targets => exit.Targets.Concat(errors.Targets);

    internal override bool IsTerminal => exit.Next is null;

    internal override IEnumerable<StateGraph> Graphs => [processor];

    public static MapState Read(string name, Fields fields, QueryLanguage language) => new(
        name,
        language.ReadFlow(fields, FlowFields.ResultSelector | FlowFields.ResultPath | FlowFields.Assign),
        language.ReadItems(fields),
        language.ReadValue(
            fields,
            "MaxConcurrency",
            (fields, name) => fields.Integer(name, 0, int.MaxValue) is { } value ? new LiteralExpression(value) : null),
        FailureTolerance.Read(fields, language),
        ItemProcessor.Read(fields, language),
        ErrorHandling.Read(fields, language),
        StateExit.Read(fields));

    internal override Task<Transition> RunAsync(Visit visit) => errors.RunAsync(visit, retries => AttemptAsync(visit, retries));

    private async Task<Transition> AttemptAsync(Visit visit, int retries)
    {
        var scope = visit.Scope(retries);
        var selected = scope with { Data = flow.SelectInput(scope) };
        var atOnce = AtOnce(selected);
        var array = items.Items(selected);
        visit.Record("MapStateStarted", "mapStateStartedEventDetails", new EventDetails().With("length", array.Count));
        var plan = new BranchPlan(array.Count, atOnce, AreIterations: true, index => Start(visit, retries, selected.Data, array, index))
        {
            ToleratedFailures = tolerance.MaxFailures(array.Count, selected),
        };
        JsonNode results = await new Branches(visit, plan).RunAsync();
        return new Transition(flow.Complete(scope, results), exit.Next);
    }

    private BranchStart Start(Visit visit, int retries, JsonNode? data, JsonArray array, int index)
    {
        var item = new MapItem(index, array[index]);
        return new BranchStart(processor, items.Input(visit.Scope(retries, item: item) with { Data = data }, item.Value), item);
    }

    private int AtOnce(EvaluationScope scope)
    {
        const string field = "MaxConcurrencyPath";
        if (maxConcurrency is null)
            return MaxAtOnce;
        var value = maxConcurrency.EvaluateField(scope);
        // A negative number is not recorded.
        return value.AsInteger() is { } number and >= 0
            ? number == 0 ? MaxAtOnce : (int)Math.Min(number, MaxAtOnce)
            : throw new EvaluationException(
                $"The {field} field refers to value \"{value.AsText() ?? JsonText.Write(value)}\" "
                + $"which is not a valid integer: {maxConcurrency}");
    }
}

/// <summary>ItemProcessor of a Map state, which was called Iterator once and may be still.</summary>
internal static class ItemProcessor
{
    private const string Name = "ItemProcessor";
    private const string OldName = "Iterator";
    private const string Config = "ProcessorConfig";

    public static StateGraph Read(Fields fields, QueryLanguage language)
    {
        fields.AtMostOne(Name, OldName);
        var name = fields.Has(OldName) ? OldName : Name;
        fields.Require(name);
        if (fields.Object(name) is not { } json)
            return new StateGraph("", new Dictionary<string, State>(), fields.Location);
        var processor = fields.Inside(json, name);
        if (processor.Object(Config) is { } config)
            CheckMode(processor.Inside(config, Config));
        var graph = StateReader.ReadGraph(processor, language);
        processor.RefuseOthers();
        return graph;
    }

    private static void CheckMode(Fields config)
    {
        const string mode = "Mode";
        switch (config.Text(mode))
        {
            case null or "INLINE":
                config.RefuseOthers();
                break;
            case "DISTRIBUTED":
                config.Refuse("Distributed Map states are not supported by the local cloud", mode);
                break;
            default:
                config.Refuse("The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]", mode);
                break;
        }
    }
}
