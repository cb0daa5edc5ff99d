using System.Globalization;
using Comparison.Pricing.Bursts;
using Comparison.Pricing.Quotas;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Tables;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what a rate or a burst comes to when there is more of it than one account may do.</summary>
internal static class QuotaView
{
    /// <param name="perSecond">Executions, steadily; null when nobody asked.</param>
    /// <param name="burst">Answers at once; null when nobody asked.</param>
    public static void Write(IAnsiConsole console, TwinCounts twins, Terms terms, decimal? perSecond, int? burst)
    {
        var sheet = QuotaSheet.For(terms.Sheet.Region);
        if (perSecond is { } rate)
        {
            var (durable, machine) = SteadyRate.For(twins, terms, rate);
            if (twins.Durable is { Answers: > 0, Waiting: { Ticks: 0 } })
                Say(console, "Nobody is waited for as it was played: --wait says for how long executions are open.");
            Say(console, string.Create(CultureInfo.InvariantCulture, $"At {rate:#,0.###} executions a second:"));
            Say(console, QuotaTables.First("Durable functions", durable));
            Say(console, QuotaTables.First("Step Functions", machine));
            TableView.Write(console, QuotaTables.Steady("Durable functions at that rate", durable));
            TableView.Write(console, QuotaTables.Steady("Step Functions at that rate", machine));
            TableView.Write(console, QuotaTables.Beyond(durable, machine));
        }
        if (burst is { } answers)
        {
            var (durable, machine) = Drain.Play(twins, sheet, answers);
            Say(console, QuotaTables.Drained(durable, machine, sheet));
            Say(console, QuotaTables.Played);
            TableView.Write(console, QuotaTables.Burst(durable, machine, sheet));
        }
        if (perSecond is not null || burst is not null)
            TableView.Write(console, QuotaTables.Sheet(sheet));
    }

    private static void Say(IAnsiConsole console, string text) => console.MarkupLine(Markup.Escape(text));
}
