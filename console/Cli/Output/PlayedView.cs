using Comparison.Cli.Machines;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what a machine that was played consisted of.</summary>
internal static class PlayedView
{
    /// <summary>Where units come from that were counted from a machine's run.</summary>
    public const string Counted =
        "Units are counted from the run on the local interpreter: the machine's own, and those of a durable form of the same shape; "
        + "the HTTP API, queues, tables and functions' logs are left out";

    public static void Write(IAnsiConsole console, PlayedMachine played)
    {
        console.MarkupLine(Markup.Escape($"Played: {played.Status.TrimEnd('.')}."));
        if (played.Unmocked.Count > 0)
            console.MarkupLine(Markup.Escape($"Not mocked, and so answered {{}}: {string.Join(", ", played.Unmocked)}. Another answer may take another path."));
        TableView.Write(console, new(
            "What the run consisted of",
            [.. Column.Texts("element"), .. Column.Numbers("times", "durable operations", "state transitions")],
            [.. played.Elements.Where(pair => pair.Value > 0).OrderBy(pair => pair.Key).Select(pair =>
            {
                var counts = ElementCounts.CountsOf(pair.Key);
                var transitions = counts.StepFunctions.StatesEntered + counts.StepFunctions.TransitionRetries;
                return (string[])
                [
                    RatioTables.Name(pair.Key), Money.Quantity(pair.Value), Money.Quantity(pair.Value * counts.Durable.DurableOperations),
                    Money.Quantity(pair.Value * transitions),
                ];
            })]));
    }

    /// <summary>The same, and what either form of it would lose.</summary>
    public static void WriteLosses(IAnsiConsole console, PlayedMachine played)
    {
        Write(console, played);
        Losses(true, "What it would lose as a durable function", "takes its place");
        Losses(false, "What it goes without as a state machine", "a durable function has");

        void Losses(bool byDurable, string caption, string instead) => TableView.Write(console, new(
            caption,
            [.. Column.Texts("the definition has", instead)],
            [.. played.Losses.Where(loss => loss.ByDurable == byDurable).Select(loss => (string[])[loss.What, loss.Instead])]));
    }
}
