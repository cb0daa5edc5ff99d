using System.Globalization;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;
using Comparison.Suite.Samples;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what a workflow costs in both variants.</summary>
internal static class CostView
{
    /// <summary>What a step that is added by formula returns.</summary>
    public const decimal StepResultBytes = 1000;

    private const decimal Million = 1_000_000;

    public static void Write(IAnsiConsole console, Sample sample, TwinCounts twins, Terms terms, decimal perMonth)
    {
        // A workflow that speaks to a queue has one with a consumer, the same in both variants.
        var queues = twins.Durable.SqsRequests > 0 ? 1 : 0;
        var durable = Workload.Month(twins.Durable, terms, perMonth, queues: queues);
        var machine = Workload.Month(twins.StepFunctions, terms, perMonth, queues: queues);
        var executions = perMonth.ToString("#,0", CultureInfo.InvariantCulture);
        console.MarkupLine(Markup.Escape(
            $"{sample.Name}: modelled cost of {executions} executions a month, {terms.Sheet.Region}, " +
            $"{terms.Architecture.ToString().ToLowerInvariant()}, {terms.MemoryMegabytes:0} MB. " +
            "Units are metered on the local engines by AWS's rules. " + CostTables.Retention(terms)));
        console.Write(CostTables.Bill("Durable functions, a month", durable));
        console.Write(CostTables.Bill("Step Functions, a month", machine));
        console.Write(PerMillion(twins, terms));
        console.Write(CostTables.BreakEvens(Flips.Of(twins, terms, StepResultBytes)));
        console.Write(CostTables.Assumptions());
        console.Write(CostTables.Prices(terms.Sheet, [durable, machine]));
    }

    private static Table PerMillion(TwinCounts twins, Terms terms)
    {
        Bill Of(Counts counts, Level level) => Workload.Month(counts, terms, Million, level);
        var table = CostTables.Plain("Modelled dollars per million executions, free tiers left out", "for");
        foreach (var column in new[] { "durable", "low to high", "Step Functions", "low to high" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var group in Enum.GetValues<CostGroup>())
            AddRow(CostTables.Of(group), bill => bill.Of(group));
        AddRow("in all", bill => bill.Total);

        var direct = Of(twins.StartedByApiGateway().StepFunctions, Level.Base).Total;
        table.AddRow("what if API Gateway called StartExecution itself", "no such integration", "", Money.Dollars(direct), "");
        return table;

        void AddRow(string name, Func<Bill, decimal> amount) => table.AddRow(
            name,
            Money.Dollars(amount(Of(twins.Durable, Level.Base))), Range(twins.Durable, amount),
            Money.Dollars(amount(Of(twins.StepFunctions, Level.Base))), Range(twins.StepFunctions, amount));

        string Range(Counts counts, Func<Bill, decimal> amount) =>
            $"{Money.Dollars(amount(Of(counts, Level.Low)))} to {Money.Dollars(amount(Of(counts, Level.High)))}";
    }
}
