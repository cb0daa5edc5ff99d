using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Reports;

/// <summary>The first page of <c>docs/what-breaks.md</c>: five failures for people, with what either service writes down of them.</summary>
internal static class FiveFailures
{
    private const int Many = 3;

    public static IEnumerable<string> Markdown(IReadOnlyList<ScenarioComparison> scenarios)
    {
        yield return "## Five failures, side by side";
        yield return "";
        yield return "What people ask first. The lists are the services' own events as the local engines wrote them, payloads left out; in bold what went wrong;";
        yield return "what comes three times or more is written once.";
        yield return "";
        foreach (var (workflow, failure) in WorkflowDescriptor.All.SelectMany(descriptor => descriptor.Shown.Select(shown => (descriptor.Name, shown))))
        {
            var played = scenarios.Single(scenario => (scenario.Scenario.Sample.Workflow, scenario.Scenario.Name) == (workflow, failure.Scenario));
            yield return $"### {failure.Title}";
            yield return "";
            yield return $"The {workflow.ToText()} ends {played.Durable.Run.Status} in both (`./compare run --faults`, case {failure.Scenario}).";
            yield return "";
            yield return "| durable functions | Step Functions |";
            yield return "| --- | --- |";
            yield return $"| {failure.Durable} | {failure.StepFunctions} |";
            yield return $"| {Events(played.Durable.Run.Timeline)} | {Events(played.StepFunctions.Run.Timeline)} |";
            yield return "";
        }
    }

    // Branches overtake each other: what many of them do is written where the first did it.
    private static string Events(IEnumerable<TimelineEntry> timeline)
    {
        var entries = timeline.ToList();
        // Whether a step's begin is on record before its function dies is a race, since its checkpoint is not waited for: written as if it were.
        for (var i = 1; i < entries.Count; i++)
            if (entries[i - 1] is { Event: "InvocationCompleted", Error: not null } && entries[i].Event == "StepStarted")
                (entries[i - 1], entries[i]) = (entries[i], entries[i - 1]);
        var texts = entries.Select(Text).ToList();
        var many = texts.CountBy(text => text).Where(count => count.Value >= Many).ToDictionary();
        return string.Join("<br>", texts.Where((text, index) => !many.ContainsKey(text) || texts.IndexOf(text) == index)
            .Select(text => many.TryGetValue(text, out var count) ? $"{text} ({count} times)" : text));
    }

    private static string Text(TimelineEntry entry)
    {
        var text = entry.Name is { } name ? $"{entry.Event} {name}" : entry.Event;
        return entry.Error is { } error ? $"**{text}: {error}**" : text;
    }
}
