using System.Globalization;
using Comparison.Pricing.Advice;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Tables;
using Spectre.Console;
using static Comparison.Cli.Output.TableView;

namespace Comparison.Cli.Output;

/// <summary>Prints a verdict and what it stands on.</summary>
internal static class AdviceView
{
    public static void Write(IAnsiConsole console, Recommendation verdict, Terms terms, decimal perMonth)
    {
        console.MarkupLine($"[bold]{Markup.Escape(Sentence(verdict))}[/]");
        console.MarkupLine(Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"Modelled for {perMonth:#,0} executions a month in {RatioTables.Where(terms)}. ") +
            "It leaves out latency and what a team already knows."));
        console.MarkupLine(Markup.Escape(CostTables.Retention(terms)));
        console.Write(Create(RatioTables.Law(terms)));
        console.Write(Create(CostTables.Bill("Durable functions, a month", verdict.Durable)));
        console.Write(Create(CostTables.Bill("Step Functions, a month", verdict.StepFunctions)));
        console.Write(Create(CostTables.BreakEvens("Break-even points, modelled: one thing varies, the rest stays", verdict.Flips)));
        console.Write(Limits(verdict));
        console.Write(Create(CostTables.Assumptions()));
        console.Write(Create(CostTables.Prices(terms.Sheet, [verdict.Durable, verdict.StepFunctions])));
    }

    private static string Sentence(Recommendation verdict)
    {
        var (durable, machine) = (Money.Dollars(verdict.Durable.AfterFreeTiers), Money.Dollars(verdict.StepFunctions.AfterFreeTiers));
        if (verdict.DurableWins is not { } durableWins)
            return $"Both cost the same: {durable} dollars a month.";
        var certain = verdict.IsCertain
            ? "whichever end of the assumptions' ranges is taken"
            : "but not at every end of the assumptions' ranges: see them below";
        var winner = durableWins ? "Durable functions cost" : "Step Functions costs";
        var percent = (verdict.Margin * 100).ToString("0", CultureInfo.InvariantCulture);
        return $"{winner} {percent}% less: {durable} dollars a month durable, {machine} Step Functions; {certain}.";
    }

    private static Table Limits(Recommendation verdict) => Create(new(
        "Limits",
        [.. Reports.Documents.Column.Texts("limit", "taken", "most", "counted in", "so", "source")],
        [.. verdict.Limits.Select(limit => (string[])
        [
            limit.Name, Money.Quantity(limit.Taken), Money.Quantity(limit.Most), limit.Unit,
            limit.IsBroken ? "BROKEN" : limit.IsNear ? "near" : "far", limit.Source,
        ])]));
}
