using Comparison.Domain;
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
            console.Write(Table(shown));
        foreach (var comparison in comparisons)
        foreach (var fault in comparison.Faults)
            console.MarkupLine($"[red]differs[/] {Markup.Escape($"{comparison.Scenario.Sample.Workflow.ToText()} {comparison.Scenario.Name}: {fault}")}");
        console.MarkupLine(
            $"{comparisons.Count(comparison => comparison.IsAsExpected)} of {comparisons.Count} scenarios ended as expected, alike in both variants unless it is a race. "
            + $"[grey]The table: {Markup.Escape(report)}[/]");
    }

    private static Table Table(IEnumerable<ScenarioComparison> comparisons)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("workflow", "scenario", "what happens", "durable", "Step Functions", "answers", "verdict");
        foreach (var comparison in comparisons)
            table.AddRow(
                comparison.Scenario.Sample.Workflow.ToText(),
                Markup.Escape(comparison.Scenario.Name),
                Markup.Escape(comparison.Scenario.Story),
                Markup.Escape(comparison.Durable.Run.Status),
                Markup.Escape(comparison.StepFunctions.Run.Status),
                string.Join(' ', comparison.Durable.Answers),
                comparison.IsAsExpected ? "[green]as expected[/]" : "[red]NOT as expected[/]");
        return table;
    }
}
