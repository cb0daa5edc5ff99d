using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Faults;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Reports;

/// <summary>A run as JSON: for scripts, and for <c>artifacts/report</c>.</summary>
public static class RunReport
{
    // A millionth of a dollar for a million executions.
    private const int Digits = 6;

    /// <summary>Everything that the table shows and the differences in full. Local figures are named so.</summary>
    public static JsonObject Create(RunResults results) => new()
    {
        ["engine"] = "local",
        ["note"] = "Billing units are counted by AWS's rules on the local engines; local_ figures are this machine's and never AWS's; " +
            "modelled_ ones come from dated price sheets and assumptions.",
        ["parity"] = results.IsSound,
        ["samples"] = new JsonArray([.. results.Samples.Select(Sample)]),
        ["scenarios"] = ScenarioReport.Json(results.Crash is { } crash ? [.. results.Scenarios, crash] : results.Scenarios),
        ["faults"] = results.Faults is { } faults ? FaultReport.Json(faults) : null,
    };

    /// <summary>A run of both variants on AWS, where nothing is metered.</summary>
    public static JsonObject OnAws(IReadOnlyList<SampleComparison> comparisons) => new()
    {
        ["engine"] = "aws",
        ["parity"] = comparisons.All(comparison => comparison.IsSame),
        ["samples"] = new JsonArray([.. comparisons.Select(Sample)]),
    };

    /// <summary>A run of one variant on AWS.</summary>
    public static JsonObject OnAws(Variant variant, IReadOnlyList<SampleResult> results) => new()
    {
        ["engine"] = "aws",
        ["samples"] = new JsonArray([.. results.Select(result => new JsonObject
        {
            ["workflow"] = result.Sample.Workflow.ToText(),
            ["sample"] = result.Sample.Name,
            [variant == Variant.Durable ? "durable" : "step_functions"] = Run(result.Run, result.Sample.Workflow),
        })]),
    };

    private static JsonNode Sample(SampleComparison comparison) => new JsonObject
    {
        ["workflow"] = comparison.Sample.Workflow.ToText(),
        ["sample"] = comparison.Sample.Name,
        ["parity"] = comparison.IsSame,
        ["differences"] = new JsonArray([.. comparison.Differences.Select(difference => JsonValue.Create(difference))]),
        ["durable"] = Run(comparison.Durable, comparison.Sample.Workflow),
        ["step_functions"] = Run(comparison.StepFunctions, comparison.Sample.Workflow),
        ["thrifty"] = comparison.Thrifty is { } thrifty
            ? new JsonObject
            {
                ["durable"] = Run(thrifty.Durable, comparison.Sample.Workflow),
                ["step_functions"] = Run(thrifty.StepFunctions, comparison.Sample.Workflow),
            }
            : null,
    };

    private static JsonObject Run(SampleRun run, WorkflowName workflow) => new()
    {
        ["state"] = run.State.ToString().ToLowerInvariant(),
        ["status"] = run.Status,
        ["outcome"] = run.Outcome is { } outcome ? JsonNode.Parse(outcome.GetRawText()) : null,
        ["waiting_skipped_seconds"] = run.Skipped.TotalSeconds,
        ["units"] = run.Usage is { } usage ? Units(usage) : null,
        ["modelled_dollars_per_million"] = run.Usage is null ? null : Dollars(RunDollars.Price(run, workflow)),
    };

    private static JsonObject Units(Usage usage) => new(Enum.GetValues<BillingUnit>().Select(unit =>
        KeyValuePair.Create(BillingUnitNames.ToText(unit), (JsonNode?)JsonValue.Create(usage[unit]))));

    private static JsonObject Dollars(RunDollars dollars) => new()
    {
        ["region"] = RunDollars.Terms.Sheet.Region,
        ["orchestration"] = decimal.Round(dollars.Orchestration, Digits),
        ["functions"] = decimal.Round(dollars.Functions, Digits),
        ["shared_api"] = decimal.Round(dollars.SharedApi, Digits),
        ["observing"] = decimal.Round(dollars.Observing, Digits),
        ["in_all"] = decimal.Round(dollars.Total, Digits),
        ["low"] = decimal.Round(dollars.Low, Digits),
        ["high"] = decimal.Round(dollars.High, Digits),
        ["contested"] = decimal.Round(dollars.Contested, Digits),
    };
}

/// <summary>All that one <c>compare run</c> found on the local engines.</summary>
public sealed record RunResults(IReadOnlyList<SampleComparison> Samples, IReadOnlyList<ScenarioComparison> Scenarios)
{
    /// <summary>The one crash that a whole run shows at its end.</summary>
    public ScenarioComparison? Crash { get; init; }

    /// <summary>What came of breaking things, where that was asked for.</summary>
    public FaultResults? Faults { get; init; }

    /// <summary>The variants agree, and everything ended as it should.</summary>
    public bool IsSound =>
        Samples.All(sample => sample.IsSame)
        && Scenarios.All(scenario => scenario.IsAsExpected)
        && Crash is not { IsAsExpected: false }
        && Faults is not { IsSound: false };
}

/// <summary>The scenarios as JSON, and as a table that reads well on its own.</summary>
public static class ScenarioReport
{
    public static JsonArray Json(IEnumerable<ScenarioComparison> comparisons) => new([.. comparisons.Select(comparison => new JsonObject
    {
        ["workflow"] = comparison.Scenario.Sample.Workflow.ToText(),
        ["scenario"] = comparison.Scenario.Name,
        ["story"] = comparison.Scenario.Story,
        ["expected"] = string.Join(" or ", comparison.Scenario.Expected),
        ["durable"] = Run(comparison.Durable),
        ["step_functions"] = Run(comparison.StepFunctions),
        ["faults"] = new JsonArray([.. comparison.Faults.Select(fault => JsonValue.Create(fault))]),
    })]);

    public static string Markdown(IReadOnlyList<ScenarioComparison> comparisons)
    {
        var rows = comparisons.Select(comparison =>
            $"| {comparison.Scenario.Sample.Workflow.ToText()} | {comparison.Scenario.Name} | {comparison.Scenario.Story} "
            + $"| {string.Join(" or ", comparison.Scenario.Expected)} | {comparison.Durable.Run.Status} | {comparison.StepFunctions.Run.Status} "
            + $"| {string.Join(' ', comparison.Durable.Answers)} | {(comparison.IsAsExpected ? "as expected" : string.Join("; ", comparison.Faults))} |");
        return $"""
            # Scenarios

            Each was played in both variants on the local engines, from one definition. Answers are those of the HTTP API.
            {comparisons.Count(comparison => comparison.IsAsExpected)} of {comparisons.Count} ended as expected.

            | workflow | scenario | what happens | expected | durable | Step Functions | answers | verdict |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            """;
    }

    private static JsonObject Run(ScenarioRun run) => new()
    {
        ["status"] = run.Run.Status,
        ["answers"] = new JsonArray([.. run.Answers.Select(answer => JsonValue.Create(answer))]),
    };
}

/// <summary>How billing units are written.</summary>
public static class BillingUnitNames
{
    /// <summary>The unit as a JSON member: <c>durable_operations</c>.</summary>
    public static string ToText(BillingUnit unit) => JsonNamingPolicy.SnakeCaseLower.ConvertName(unit.ToString());

    /// <summary>The unit as a row of a table: AWS's own words.</summary>
    public static string ForPeople(BillingUnit unit) => unit switch
    {
        BillingUnit.DurableOperations => "durable operations",
        BillingUnit.DurableBytesWritten => "durable bytes written",
        BillingUnit.StateTransitions => "state transitions",
        BillingUnit.ExpressRequests => "Express requests",
        BillingUnit.ExpressGigabyteMilliseconds => "Express GB-ms",
        BillingUnit.Invocations => "Lambda requests",
        BillingUnit.LocalGigabyteMilliseconds => "Lambda GB-ms (this machine)",
        BillingUnit.SqsRequests => "SQS requests",
        BillingUnit.DynamoDbReads => "DynamoDB read units",
        BillingUnit.DynamoDbWrites => "DynamoDB write units",
        BillingUnit.ApiRequests => "HTTP API requests",
        BillingUnit.LogBytes => "log bytes",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    /// <summary>The unit as the head of a narrow column.</summary>
    public static string InTwoLines(BillingUnit unit) => unit switch
    {
        BillingUnit.DurableOperations => "durable\noperations",
        BillingUnit.DurableBytesWritten => "durable\nbytes",
        BillingUnit.StateTransitions => "state\ntransitions",
        BillingUnit.ExpressRequests => "Express\nrequests",
        BillingUnit.ExpressGigabyteMilliseconds => "Express\nGB-ms",
        BillingUnit.Invocations => "Lambda\nrequests",
        BillingUnit.LocalGigabyteMilliseconds => "GB-ms\n(local)",
        BillingUnit.SqsRequests => "SQS\nrequests",
        BillingUnit.DynamoDbReads => "DynamoDB\nreads",
        BillingUnit.DynamoDbWrites => "DynamoDB\nwrites",
        BillingUnit.ApiRequests => "API\nrequests",
        BillingUnit.LogBytes => "log\nbytes",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };
}
