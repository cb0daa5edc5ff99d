using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Reports.Tables;
using Comparison.EndToEnd;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what a bench measured: a table for each variant, because local times of the two are not to be compared.</summary>
internal static class BenchView
{
    /// <param name="files">What was written.</param>
    public static void Write(IAnsiConsole console, BenchResult result, IEnumerable<string> files)
    {
        var engine = result.IsLocal ? "local engine, not AWS" : "AWS";
        foreach (var variant in Enum.GetValues<Variant>())
        {
            var series = result.Series.Where(one => one.Variant == variant).ToList();
            if (series.Count == 0)
                continue;
            console.Write(TableView.Of(LatencyTables.Percentiles($"{variant.ForPeople()}, warm, milliseconds, {engine}", series)));
            foreach (var one in series.Where(one => one.Saturation is not null))
                console.MarkupLine(Markup.Escape(FormattableString.Invariant(
                    $"{one.Workflow.ToText()}: at most {one.Saturation!.PerSecond:0.0} executions a second, with {one.Saturation.Clients} clients")));
        }
        console.MarkupLine(Markup.Escape($"Written: {string.Join(", ", files)}"));
    }
}
