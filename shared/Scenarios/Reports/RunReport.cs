using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Reports;

/// <summary>A run as JSON: for scripts, and for <c>artifacts/report</c>.</summary>
public static class RunReport
{
    // A millionth of a dollar for a million executions.
    private const int Digits = 6;

    /// <summary>Everything that the table shows and the differences in full. Local figures are named so.</summary>
    public static JsonObject Of(RunResults results) => new()
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
            [variant == Variant.Durable ? "durable" : "step_functions"] = Run(result.Run),
        })]),
    };

    private static JsonNode Sample(SampleComparison comparison) => new JsonObject
    {
        ["workflow"] = comparison.Sample.Workflow.ToText(),
        ["sample"] = comparison.Sample.Name,
        ["parity"] = comparison.IsSame,
        ["differences"] = new JsonArray([.. comparison.Differences.Select(difference => JsonValue.Create(difference))]),
        ["durable"] = Run(comparison.Durable),
        ["step_functions"] = Run(comparison.StepFunctions),
    };

    private static JsonObject Run(SampleRun run) => new()
    {
        ["state"] = run.State.ToString().ToLowerInvariant(),
        ["status"] = run.Status,
        ["outcome"] = run.Outcome is { } outcome ? JsonNode.Parse(outcome.GetRawText()) : null,
        ["waiting_skipped_seconds"] = run.Skipped.TotalSeconds,
        ["units"] = run.Usage is { } usage ? Units(usage) : null,
        ["modelled_dollars_per_million"] = run.Usage is null ? null : Dollars(RunDollars.Of(run)),
    };

    private static JsonObject Units(Usage usage) => new(Enum.GetValues<BillingUnit>().Select(unit =>
        KeyValuePair.Create(BillingUnitNames.ToText(unit), (JsonNode?)JsonValue.Create(usage[unit]))));

    private static JsonObject Dollars(RunDollars dollars) => new()
    {
        ["region"] = RunDollars.Terms.Sheet.Region,
        ["orchestration"] = decimal.Round(dollars.Orchestration, Digits),
        ["functions"] = decimal.Round(dollars.Functions, Digits),
        ["shared_api"] = decimal.Round(dollars.SharedApi, Digits),
        ["in_all"] = decimal.Round(dollars.Total, Digits),
        ["low"] = decimal.Round(dollars.Low, Digits),
        ["high"] = decimal.Round(dollars.High, Digits),
    };
}
