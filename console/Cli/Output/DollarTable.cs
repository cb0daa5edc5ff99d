using Comparison.Pricing.Bills;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;

namespace Comparison.Cli.Output;

/// <summary>What a million runs like each sample would cost on AWS.</summary>
internal static class DollarTable
{
    public static Spectre.Console.Table Of(IEnumerable<SampleComparison> comparisons)
    {
        var terms = RunDollars.Terms;
        return TableView.Of(new(
            $"Modelled dollars per million executions, {terms.Sheet.Region}, arm64, {terms.MemoryMegabytes:0} MB, free tiers left out",
            [.. Column.Texts("sample", "variant"), .. Column.Numbers("orchestration", "functions", "shared API", "in all", "low to high")],
            [.. comparisons.SelectMany(comparison => (string[][])
            [
                [comparison.Sample.Name, "durable", .. Cells(RunDollars.Of(comparison.Durable))],
                ["", "Step Functions", .. Cells(RunDollars.Of(comparison.StepFunctions))],
            ])]));
    }

    private static string[] Cells(RunDollars dollars) =>
    [
        Money.Dollars(dollars.Orchestration),
        Money.Dollars(dollars.Functions),
        Money.Dollars(dollars.SharedApi),
        Money.Dollars(dollars.Total),
        $"{Money.Dollars(dollars.Low)} to {Money.Dollars(dollars.High)}",
    ];
}
