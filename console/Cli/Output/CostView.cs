using System.Globalization;
using Comparison.Pricing.Advice;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Tables;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what a workflow costs in both variants.</summary>
internal static class CostView
{
    /// <summary>What a step that is added by formula returns.</summary>
    public const decimal StepResultBytes = 1000;

    /// <summary>Where units come from that were counted by running a sample.</summary>
    public const string Metered = "Units are metered on the local engines by AWS's rules";

    public static void Write(IAnsiConsole console, PricedWorkflow priced, Terms terms, decimal perMonth)
    {
        var (name, twins) = (priced.Name, priced.Twins);
        // A workflow that speaks to a queue has one with a consumer, the same in both variants.
        var queues = twins.Durable.SqsRequests > 0 ? 1 : 0;
        var durable = Workload.Month(twins.Durable, terms, perMonth, queues: queues);
        var machine = Workload.Month(twins.StepFunctions, terms, perMonth, queues: queues);
        var executions = perMonth.ToString("#,0", CultureInfo.InvariantCulture);
        TableView.Write(console, RatioTables.Law(terms));
        console.MarkupLine(Markup.Escape(
            $"{name}: modelled cost of {executions} executions a month, {RatioTables.Where(terms)}. " +
            $"{priced.Source}; times were measured at 1,024 MB, and are longer with less."));
        console.MarkupLine(Markup.Escape(CostTables.Retention(terms)));
        TableView.Write(console, RatioTables.Create(
            "How many times the durable variant's cost Step Functions costs",
            [(name, Ratios.For(twins, terms), priced.Thrifty is { } thrifty ? Ratios.For(thrifty, terms) : null)]));
        if (priced.Thrifty is not null)
            console.MarkupLine(Markup.Escape(RatioTables.Thrift));
        TableView.Write(console, CostTables.PerMillion(twins, terms));
        console.MarkupLine(Markup.Escape(CostTables.Range));
        TableView.Write(console, CostTables.Bill("Durable functions, a month", durable));
        TableView.Write(console, CostTables.Bill("Step Functions, a month", machine));
        TableView.Write(console, CostTables.Bill("Durable functions standing idle, a month", Workload.Standing(Deployed.DurableAlarms, terms)));
        TableView.Write(console, CostTables.Bill("Step Functions standing idle, a month", Workload.Standing(Deployed.MachineAlarms, terms)));
        console.MarkupLine(Markup.Escape(
            "Idle is what the Terraform roots deploy, which all four workflows share: alarms ring for nothing but are billed, and X-Ray and logs bill what they record."));
        TableView.Write(console, CostTables.BreakEvens(
            "Break-even points, modelled: one thing varies, the rest stays", Flips.Find(twins, terms, StepResultBytes)));
        TableView.Write(console, CostTables.Assumptions());
        TableView.Write(console, CostTables.Prices(terms.Sheet, [durable, machine]));
    }
}

/// <summary>A workflow to show the cost of.</summary>
/// <param name="Source">Where its counts come from.</param>
internal sealed record PricedWorkflow(string Name, TwinCounts Twins, string Source)
{
    /// <summary>The same of the thrifty forms; null where there are none.</summary>
    public TwinCounts? Thrifty { get; init; }
}
