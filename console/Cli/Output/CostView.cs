using System.Globalization;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Samples;
using Spectre.Console;
using static Comparison.Cli.Output.TableView;

namespace Comparison.Cli.Output;

/// <summary>Prints what a workflow costs in both variants.</summary>
internal static class CostView
{
    /// <summary>What a step that is added by formula returns.</summary>
    public const decimal StepResultBytes = 1000;

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
            "Units are metered on the local engines by AWS's rules."));
        console.MarkupLine(Markup.Escape(CostTables.Retention(terms)));
        console.Write(Create(CostTables.Bill("Durable functions, a month", durable)));
        console.Write(Create(CostTables.Bill("Step Functions, a month", machine)));
        console.Write(Create(CostTables.PerMillion(twins, terms)));
        console.Write(Create(CostTables.BreakEvens(
            "Break-even points, modelled: one thing varies, the rest stays", Flips.Find(twins, terms, StepResultBytes))));
        console.Write(Create(CostTables.Assumptions()));
        console.Write(Create(CostTables.Prices(terms.Sheet, [durable, machine])));
    }
}
