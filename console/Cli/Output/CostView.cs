using System.Globalization;
using Comparison.Pricing.Advice;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Tables;
using Spectre.Console;
using static Comparison.Cli.Output.TableView;

namespace Comparison.Cli.Output;

/// <summary>Prints what a workflow costs in both variants.</summary>
internal static class CostView
{
    /// <summary>What a step that is added by formula returns.</summary>
    public const decimal StepResultBytes = 1000;

    /// <param name="thrifty">The same workflow written for thrift, as modelled.</param>
    public static void Write(IAnsiConsole console, string name, TwinCounts twins, TwinCounts thrifty, Terms terms, decimal perMonth)
    {
        // A workflow that speaks to a queue has one with a consumer, the same in both variants.
        var queues = twins.Durable.SqsRequests > 0 ? 1 : 0;
        var durable = Workload.Month(twins.Durable, terms, perMonth, queues: queues);
        var machine = Workload.Month(twins.StepFunctions, terms, perMonth, queues: queues);
        var executions = perMonth.ToString("#,0", CultureInfo.InvariantCulture);
        console.Write(Create(RatioTables.Law(terms)));
        console.MarkupLine(Markup.Escape(
            $"{name}: modelled cost of {executions} executions a month, {RatioTables.Where(terms)}. " +
            "Units are metered on the local engines by AWS's rules; times were measured at 1,024 MB, and are longer with less."));
        console.MarkupLine(Markup.Escape(CostTables.Retention(terms)));
        console.Write(Create(RatioTables.Create(
            "How many times the durable variant's cost Step Functions costs",
            [(name, Ratios.For(twins, terms), Ratios.For(thrifty, terms))])));
        console.MarkupLine(Markup.Escape(RatioTables.Thrift));
        console.Write(Create(CostTables.PerMillion(twins, terms)));
        console.Write(Create(CostTables.Bill("Durable functions, a month", durable)));
        console.Write(Create(CostTables.Bill("Step Functions, a month", machine)));
        console.Write(Create(CostTables.BreakEvens(
            "Break-even points, modelled: one thing varies, the rest stays", Flips.Find(twins, terms, StepResultBytes))));
        console.Write(Create(CostTables.Assumptions()));
        console.Write(Create(CostTables.Prices(terms.Sheet, [durable, machine])));
    }
}
