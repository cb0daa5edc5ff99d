using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Scenarios.Playing;

namespace Comparison.Scenarios.Reports;

/// <summary>The first page of <c>docs/what-breaks.md</c>: five failures for people, with what either service writes down of them.</summary>
internal static class FiveFailures
{
    private static readonly (WorkflowName Workflow, string Scenario, string Title, string Durable, string StepFunctions)[] Shown =
    [
        (WorkflowName.Order, "charge-crash-after", "The function dies when the money is taken, and before that is on record",
            "Lambda invokes the function again. The step had no end, so it runs a second time, and its write finds the charge that is there.",
            "The task's answer is lost, so it is retried. The second write finds the charge that is there, which the machine catches."),
        (WorkflowName.Approval, "functions-throttled", "Lambda has no capacity when it is needed",
            "The service invokes the function again a little later; nothing was done, so nothing is repeated.",
            "The state's Retry names the error, waits and invokes again."),
        (WorkflowName.Approval, "ask-dropped", "The question never reaches anybody",
            "The callback times out, and the code turns the question into an expired one.",
            "The state times out, and its Catch leads to the state that turns the question into an expired one."),
        (WorkflowName.Loan, "fraud-message-dropped", "Somebody who should send heartbeats is never heard of",
            "The callback's heartbeat runs out long before its deadline; the code takes it as no answer.",
            "The state's heartbeat runs out long before its deadline; its Catch takes it as no answer."),
        (WorkflowName.Approval, "functions-always-die", "The code dies at every attempt",
            "Lambda gives the execution up after its attempts at one invocation.",
            "The state's Retry runs out, and the execution fails."),
    ];

    public static IEnumerable<string> Markdown(IReadOnlyList<ScenarioComparison> scenarios)
    {
        yield return "## Five failures, side by side";
        yield return "";
        yield return "What people ask first. The lists are the services' own events as the local engines wrote them, payloads left out; in bold what went wrong.";
        yield return "";
        foreach (var (workflow, name, title, durable, machine) in Shown)
        {
            var played = scenarios.Single(scenario => (scenario.Scenario.Sample.Workflow, scenario.Scenario.Name) == (workflow, name));
            yield return $"### {title}";
            yield return "";
            yield return $"The {workflow.ToText()} ends {played.Durable.Run.Status} in both (`./compare run --faults`, case {name}).";
            yield return "";
            yield return "| durable functions | Step Functions |";
            yield return "| --- | --- |";
            yield return $"| {durable} | {machine} |";
            yield return $"| {Events(played.Durable.Run.Timeline)} | {Events(played.StepFunctions.Run.Timeline)} |";
            yield return "";
        }
    }

    private static string Events(IEnumerable<TimelineEntry> timeline) => string.Join("<br>", timeline.Select(Text));

    private static string Text(TimelineEntry entry)
    {
        var text = entry.Name is { } name ? $"{entry.Event} {name}" : entry.Event;
        return entry.Error is { } error ? $"**{text}: {error}**" : text;
    }
}
