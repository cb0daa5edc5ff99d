using System.Globalization;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;

namespace Comparison.Reports.Tables;

/// <summary>What became of the samples and what each variant was billed for.</summary>
internal static class SampleTables
{
    public static DocumentTable Parity(IEnumerable<SampleComparison> samples) => new(
        "Samples",
        [.. Column.Texts("workflow", "sample", "durable", "Step Functions", "parity")],
        [.. samples.Select(sample => (string[])
        [
            sample.Sample.Workflow.ToText(), sample.Sample.Name, sample.Durable.Status, sample.StepFunctions.Status,
            sample.IsSame ? "same" : string.Join("; ", sample.Differences),
        ])]);

    /// <summary>The units of each metered sample: a row for each variant, a column for each unit that anybody used.</summary>
    public static DocumentTable Units(IReadOnlyList<SampleComparison> samples)
    {
        var runs = samples.SelectMany(sample => new[]
        {
            (sample.Sample.Name, Variant.Durable, sample.Durable), (sample.Sample.Name, Variant.StepFunctions, sample.StepFunctions),
        }).Where(run => run.Item3.Usage is not null).ToList();
        // GB-milliseconds are this machine's.
        var units = Enum.GetValues<BillingUnit>()
            .Where(unit => unit != BillingUnit.LocalGigabyteMilliseconds && runs.Any(run => run.Item3.Usage![unit] > 0)).ToList();
        return new(
            "Billing units of one execution, metered",
            [.. Column.Texts("sample", "variant"), .. Column.Numbers(units.Select(BillingUnitNames.ForPeople))],
            [.. runs.Select(run => (string[])[run.Name, run.Item2.ForPeople(), .. units.Select(unit => Amount(run.Item3.Usage![unit]))])]);
    }

    private static string Amount(decimal amount) => amount == 0 ? "–" : amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}

/// <summary>What the world did to the workflows, and how they ended.</summary>
internal static class ScenarioTables
{
    public static DocumentTable Create(IEnumerable<ScenarioComparison> scenarios) => new(
        "Scenarios",
        [.. Column.Texts("workflow", "scenario", "what happens", "durable", "Step Functions", "answers", "verdict")],
        [.. scenarios.Select(scenario => (string[])
        [
            scenario.Scenario.Sample.Workflow.ToText(), scenario.Scenario.Name, scenario.Scenario.Story,
            scenario.Durable.Run.Status, scenario.StepFunctions.Run.Status, string.Join(' ', scenario.Durable.Answers),
            scenario.IsAsExpected ? "as expected" : string.Join("; ", scenario.Faults),
        ])]);
}
