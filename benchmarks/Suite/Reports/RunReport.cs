using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Suite.Runs;
using Comparison.Suite.Scenarios;

namespace Comparison.Suite.Reports;

/// <summary>A run as JSON: for scripts, and for <c>artifacts/report</c>.</summary>
public static class RunReport
{
    /// <summary>Everything that the table shows and the differences in full. Local figures are named so.</summary>
    public static JsonObject Of(IReadOnlyList<SampleComparison> comparisons, IReadOnlyList<ScenarioComparison> scenarios) => new()
    {
        ["engine"] = "local",
        ["note"] = "Billing units are counted by AWS's rules on the local engines; local_ figures are this machine's and never AWS's.",
        ["parity"] = comparisons.All(comparison => comparison.IsSame) && scenarios.All(scenario => scenario.IsAsExpected),
        ["samples"] = new JsonArray([.. comparisons.Select(Sample)]),
        ["scenarios"] = ScenarioReport.Json(scenarios),
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
        ["units"] = new JsonObject(Enum.GetValues<BillingUnit>().Select(unit =>
            KeyValuePair.Create(BillingUnitNames.ToText(unit), (JsonNode?)JsonValue.Create(run.Usage[unit])))),
    };
}
