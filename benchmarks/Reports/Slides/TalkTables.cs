using System.Globalization;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Runs;

namespace Comparison.Reports.Slides;

/// <summary>The tables of slides: fewer columns than the report's, from the same figures.</summary>
internal static class TalkTables
{
    /// <summary>What each element costs on either side.</summary>
    public static DocumentTable Law(Terms terms) => new(
        "",
        [.. Column.Texts("a million times"), .. Column.Numbers("durable functions", "Step Functions")],
        [.. Pricing.Laws.Law.Derive(terms).Select(row => (string[])
        [
            RatioTables.Name(row.Element), Whole(row.Durable),
            Whole(row.StepFunctions) + (row.Contested > 0 ? $" ({Whole(row.Contested)} contested)" : ""),
        ])]);

    /// <summary>What a run of each workflow is billed for.</summary>
    public static DocumentTable Units(IEnumerable<SampleComparison> samples) => new(
        "",
        [
            .. Column.Texts("one run of"),
            .. Column.Numbers("durable operations", "state transitions", "Lambda requests, durable", "Lambda requests, Step Functions"),
        ],
        [.. samples.Select(sample => (string[])
        [
            Name(sample), Amount(sample.Durable, BillingUnit.DurableOperations), Amount(sample.StepFunctions, BillingUnit.StateTransitions),
            Amount(sample.Durable, BillingUnit.Invocations), Amount(sample.StepFunctions, BillingUnit.Invocations),
        ])]);

    /// <summary>Modelled dollars of a million executions: what the engine takes, and all of it.</summary>
    public static DocumentTable Bills(IEnumerable<WorkflowCost> costs) => new(
        "",
        [
            .. Column.Texts("a million of"),
            .. Column.Numbers("engine, durable", "engine, Step Functions", "in all, durable", "in all, Step Functions", "if Start and End are billed"),
        ],
        [.. costs.Select(cost => (string[])
        [
            cost.Name, Whole(cost.Durable.Amount(CostGroup.Orchestration)), Whole(cost.StepFunctions.Amount(CostGroup.Orchestration)),
            Whole(cost.Durable.Total), Whole(cost.StepFunctions.Total), Whole(cost.StepFunctions.Total * cost.AsWritten.Contested / cost.AsWritten.AtBase),
        ])]);

    /// <summary>How many times as much Step Functions costs, at the base values and at the ends of the assumptions.</summary>
    public static DocumentTable Ratios(IEnumerable<WorkflowCost> costs) => new(
        "",
        [.. Column.Texts("workflow"), .. Column.Numbers("as written", "both thrifty", "worst for durable", "worst for Step Functions")],
        [.. costs.Select(cost => (string[])
        [
            cost.Name, Times(cost.AsWritten.AtBase), Times(cost.WithThrift.AtBase), Times(cost.AsWritten.Least), Times(cost.AsWritten.Greatest),
        ])]);

    /// <summary>Where the costs of each workflow are equal.</summary>
    public static DocumentTable Flips(IEnumerable<WorkflowCost> costs) => new(
        "",
        [.. Column.Texts("workflow", "what varies", "costs are equal at", "cheaper from there on")],
        [.. from cost in costs
            from each in cost.BreakEvens
            where each.Flip.At is not null
            select (string[])
            [
                cost.Name, each.Flip.Of, $"{Rounded(each.Flip.At!.Value)} {each.Flip.Unit}",
                each.Flip.DurableIsCheaperBelow ? "Step Functions" : "durable",
            ]]);

    /// <summary>
    /// The most repeated published comparison (github.com/hsiddhu2/aws-lambda-durable-vs-stepfunctions, 10,000 runs, 2026-08-18): its
    /// totals, and what its own counts of 9 operations and 49,673 bytes add, which its model leaves out.
    /// </summary>
    public static DocumentTable Published()
    {
        const decimal Durable = 40.3m;
        const decimal Machine = 168m;
        var left = Workload.Month(
            new Counts { DurableOperations = 9, DurableBytesWritten = 49_673 },
            new(PriceSheets.For("us-east-1"), RetentionDays: Terms.AwsRetentionDays), WorkflowCost.Executions).Amount(CostGroup.Orchestration);
        return new(
            "",
            [.. Column.Texts("a million runs"), .. Column.Numbers("durable", "Step Functions", "durable is cheaper by")],
            [
                ["as published", Whole(Durable), Whole(Machine), Percent(1 - Durable / Machine)],
                ["durable operations, data written and kept, priced as well", Whole(left), "–", ""],
                ["in all", Whole(Durable + left), Whole(Machine), Percent(1 - (Durable + left) / Machine)],
            ]);
    }

    /// <summary>How the samples ended, in one sentence.</summary>
    public static string Parity(IReadOnlyList<SampleComparison> samples) =>
        $"**{samples.Count(sample => sample.IsSame)} of {samples.Count} sample requests** end with the same outcome, rows and messages in both variants.";

    private static string Name(SampleComparison sample) => $"{sample.Sample.Workflow.ToText()} {sample.Sample.Name}";

    private static string Amount(SampleRun run, BillingUnit unit) => run.Usage![unit].ToString("#,0", CultureInfo.InvariantCulture);

    // Cents would claim more than the assumptions give.
    private static string Whole(decimal dollars) => dollars.ToString("$#,0;-$#,0", CultureInfo.InvariantCulture);

    private static string Times(decimal ratio) => ratio.ToString("0.0", CultureInfo.InvariantCulture) + "×";

    private static string Percent(decimal share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Rounded(decimal value) => value.ToString(value < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture);
}
