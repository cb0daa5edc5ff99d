using Comparison.Suite.Costs;
using Comparison.Suite.Runs;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>What a million runs like each sample would cost on AWS.</summary>
internal static class DollarTable
{
    public static Table Of(IEnumerable<SampleComparison> comparisons)
    {
        var terms = RunDollars.Terms;
        var table = CostTables.Plain(
            $"Modelled dollars per million executions, {terms.Sheet.Region}, arm64, {terms.MemoryMegabytes:0} MB, free tiers left out",
            "sample", "variant");
        foreach (var column in new[] { "orchestration", "functions", "shared API", "in all", "low to high" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var comparison in comparisons)
        {
            table.AddRow([Markup.Escape(comparison.Sample.Name), "durable", .. Cells(RunDollars.Of(comparison.Durable))]);
            table.AddRow(["", "Step Functions", .. Cells(RunDollars.Of(comparison.StepFunctions))]);
        }
        return table;
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
