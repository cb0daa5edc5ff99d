using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Paths;
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
    Exit exit)
    : State(name)
{
    // The guide's limit for inline maps, which also holds where the definition gives none.
    private const int MostAtOnce = 40;

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
        Exit.Read(fields));

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
            MostFailures = tolerance.Of(array.Count, selected),
        };
        JsonNode results = await new Branches(visit, plan).RunAsync();
        return new Transition(flow.Complete(scope, results), exit.Next);
    }

    private BranchStart Start(Visit visit, int retries, JsonNode? data, JsonArray array, int index)
    {
        var item = new MapItem(index, array[index]);
        return new BranchStart(processor, items.Input(visit.Scope(retries, item: item) with { Data = data }, item.Value), item);
    }

    private int AtOnce(Scope scope)
    {
        const string field = "MaxConcurrencyPath";
        if (maxConcurrency is null)
            return MostAtOnce;
        JsonNode? value;
        try
        {
            value = maxConcurrency.Evaluate(scope);
        }
        catch (PathNotFoundException missing)
        {
            throw EvaluationException.InvalidPath(maxConcurrency.ToString(), missing);
        }
        // A negative number is not recorded.
        return value.AsInteger() is { } number and >= 0
            ? number == 0 ? MostAtOnce : (int)Math.Min(number, MostAtOnce)
            : throw new EvaluationException(
                $"The {field} field refers to value \"{value.AsText() ?? JsonText.Write(value)}\" "
                + $"which is not a valid integer: {maxConcurrency}");
    }
}
