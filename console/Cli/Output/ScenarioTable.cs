using Comparison.Domain;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Playing;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints how the scenarios ended: each of them when they were asked for, else their number and those that did not end well.</summary>
internal static class ScenarioTable
{
    /// <param name="report">Where the table of all of them was written.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<ScenarioComparison> comparisons, string report, bool isWhole)
    {
        var shown = isWhole ? comparisons : [.. comparisons.Where(comparison => !comparison.IsAsExpected)];
        if (shown.Count > 0)
            TableView.Write(console, Table(shown));
        foreach (var comparison in comparisons)
        foreach (var fault in comparison.Faults)
            console.MarkupLine($"[red]differs[/] {Markup.Escape($"{comparison.Scenario.Sample.Workflow.ToText()} {comparison.Scenario.Name}: {fault}")}");
        console.MarkupLine(
            $"{comparisons.Count(comparison => comparison.IsAsExpected)} of {comparisons.Count} scenarios ended as expected, alike in both variants unless it is a race. "
            + $"[grey]The table: {Markup.Escape(report)}[/]");
    }

    private static DocumentTable Table(IEnumerable<ScenarioComparison> comparisons) => new(
        "", [.. Column.Texts("scenario", "workflow", "what happens", "durable", "Step Functions", "answers", "verdict")],
        [.. comparisons.Select(comparison => (string[])
        [
            comparison.Scenario.Name, comparison.Scenario.Sample.Workflow.ToText(), comparison.Scenario.Story, comparison.Durable.Run.Status,
            comparison.StepFunctions.Run.Status, string.Join(' ', comparison.Durable.Answers), comparison.IsAsExpected ? "as expected" : "NOT as expected",
        ])]);
}
