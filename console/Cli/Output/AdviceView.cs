using System.Globalization;
using Comparison.Pricing.Advice;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints a verdict and what it stands on.</summary>
internal static class AdviceView
{
    public static void WriteVerdict(IAnsiConsole console, Recommendation verdict, Terms terms, decimal perMonth)
    {
        console.MarkupLine($"[bold]{Markup.Escape(Sentence(verdict))}[/]");
        console.MarkupLine(Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"Modelled for {perMonth:#,0} executions a month in {RatioTables.Where(terms)}. ") +
            "It leaves out latency and what a team already knows."));
        console.MarkupLine(Markup.Escape(CostTables.Retention(terms)));
        TableView.Write(console, Limits(verdict));
    }

    public static void WriteGrounds(IAnsiConsole console, Recommendation verdict, Terms terms)
    {
        TableView.Write(console, RatioTables.Law(terms));
        TableView.Write(console, CostTables.Bill("Durable functions, a month", verdict.Durable));
        TableView.Write(console, CostTables.Bill("Step Functions, a month", verdict.StepFunctions));
        TableView.Write(console, CostTables.BreakEvens("Break-even points, modelled: one thing varies, the rest stays", verdict.Flips));
        TableView.Write(console, CostTables.Assumptions());
        TableView.Write(console, CostTables.Prices(terms.Sheet, [verdict.Durable, verdict.StepFunctions]));
    }

    // Whoever cannot carry a workflow is not cheap.
    private static string Sentence(Recommendation verdict)
    {
        var (durable, machine) = (verdict.Broken(isDurable: true), verdict.Broken(isDurable: false));
        var contested = verdict.Limits.FirstOrDefault(limit => limit.IsContested) is { } limit
            ? $" Sources disagree whether durable functions can: {Say(limit)}; {Money.Quantity(limit.ContestedFrom!.Value)} was the limit in April 2026."
            : "";
        return (durable.Count, machine.Count) switch
        {
            (0, 0) => Price(verdict) + contested,
            (0, _) => $"Step Functions cannot carry it: {Say(machine)}. Durable functions would cost {Money.Dollars(verdict.Durable.AfterFreeTiers)} dollars a month.{contested}",
            (_, 0) => $"Durable functions cannot carry it: {Say(durable)}. Step Functions would cost {Money.Dollars(verdict.StepFunctions.AfterFreeTiers)} dollars a month.",
            _ => $"Neither can carry it. Durable functions: {Say(durable)}. Step Functions: {Say(machine)}.",
        };
    }

    private static string Say(IEnumerable<Limit> limits) => string.Join("; ", limits.Select(Say));

    private static string Say(Limit limit) =>
        $"{limit.Name} ({Money.Quantity(decimal.Round(limit.Taken, 1))} {limit.Unit}, at most {Money.Quantity(limit.Most)})";

    private static string Price(Recommendation verdict)
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

    private static DocumentTable Limits(Recommendation verdict) => new(
        "Limits of one execution",
        [.. Column.Texts("of", "limit", "taken", "most", "counted in", "so", "source")],
        [.. verdict.Limits.Select(limit => (string[])
        [
            limit.IsDurable ? "durable" : "Step Functions", limit.Name, Money.Quantity(decimal.Round(limit.Taken, 3)), Money.Quantity(limit.Most), limit.Unit,
            limit.IsBroken ? "BROKEN" : limit.IsContested ? "contested" : limit.IsNear ? "near" : "far", limit.Source,
        ])]);
}
