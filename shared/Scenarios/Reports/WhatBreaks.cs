using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Crashes;
using Comparison.Scenarios.Faults;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Reports;

/// <summary><c>docs/what-breaks.md</c>: what each service does when something breaks, from what was played.</summary>
public static class WhatBreaks
{
    public static string Markdown(FaultResults results) => string.Join('\n',
    [
        "# What breaks, and what becomes of it",
        "",
        "Written by the tests from what they played on the local engines (`./compare run --faults` writes the same to",
        "`artifacts/report/what-breaks.md`); nothing here was run on AWS. Where something breaks, both variants end with the same outcome, rows",
        "and messages, and every invariant at the end of this page holds; a used checkpoint token alone strikes one variant only. What an operator",
        "can do is not the same on both sides: that is under *Operated*. The history columns name the events by which somebody sees what happened,",
        "with their errors; where there are none, whoever called tried again and the engine never heard of it.",
        "",
        .. Five(results.Scenarios),
        .. Scenarios(results.Scenarios),
        .. Crashes(results.Crashes),
        .. StaleTokens(results),
        .. Deployments(results),
        .. Operating(results),
        .. Rules(),
        "",
    ]);

    // A run of one workflow has not played all of them.
    private static IEnumerable<string> Five(IReadOnlyList<ScenarioComparison> scenarios) =>
        WorkflowNames.All.All(workflow => scenarios.Any(scenario => scenario.Scenario.Sample.Workflow == workflow)) ? FiveFailures.Markdown(scenarios) : [];

    private static IEnumerable<string> Scenarios(IReadOnlyList<ScenarioComparison> scenarios)
    {
        yield return "## Every call, message and function";
        yield return "";
        yield return $"{scenarios.Count(scenario => scenario.IsAsExpected)} of {scenarios.Count} scenarios ended as expected.";
        yield return "";
        yield return "| case | what happens | how it ends | durable history | Step Functions history |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var group in scenarios.GroupBy(scenario => (scenario.Scenario.Name, scenario.Scenario.Story)))
            yield return $"| {group.Key.Name} | {group.Key.Story} "
                + $"| {string.Join(", ", group.Select(one => $"{one.Scenario.Sample.Workflow.ToText()} {Ending(one)}"))} "
                + $"| {Events(group.SelectMany(one => one.Durable.Run.Timeline))} | {Events(group.SelectMany(one => one.StepFunctions.Run.Timeline))} |";
        yield return "";
    }

    private static IEnumerable<string> Crashes(IReadOnlyList<CrashTrial> crashes)
    {
        yield return "## A crash at every checkpoint and every state";
        yield return "";
        yield return "A durable function is invoked again after a crash and replays: what is on record is not done again; a step that had begun and";
        yield return "whose end is not on record is done a second time, so each effect is written on the condition that it is not there. A state";
        yield return "machine goes on by itself: the task that failed is retried, its effect too.";
        yield return "";
        yield return "| workflow | variant | points | crashes that came out right |";
        yield return "| --- | --- | --- | --- |";
        foreach (var group in crashes.GroupBy(crash => (crash.Workflow, crash.Variant)))
            yield return $"| {group.Key.Workflow.ToText()} | {group.Key.Variant.ForPeople()} | {group.Select(crash => crash.Point).Distinct().Count()} "
                + $"| {group.Count(crash => crash.IsRight)} of {group.Count()} |";
        yield return "";
        yield return "| variant | moment | right | what the history shows |";
        yield return "| --- | --- | --- | --- |";
        foreach (var group in crashes.GroupBy(crash => (crash.Variant, crash.Moment)).OrderBy(group => group.Key.Variant))
            yield return $"| {group.Key.Variant.ForPeople()} | {group.Key.Moment} | {group.Count(crash => crash.IsRight)} of {group.Count()} "
                + $"| {Names(group.SelectMany(crash => crash.Evidence).Where(evidence => evidence.Contains('(', StringComparison.Ordinal)))} |";
        yield return "";
        yield return "| workflow | variant | point | right at each moment | on the way of |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var group in crashes.GroupBy(crash => (crash.Workflow, crash.Variant, crash.Point, crash.Route)))
            yield return $"| {group.Key.Workflow.ToText()} | {group.Key.Variant.ForPeople()} | {group.Key.Point} "
                + $"| {group.Count(crash => crash.IsRight)} of {group.Count()} | {group.Key.Route} |";
        yield return "";
    }

    private static IEnumerable<string> StaleTokens(FaultResults results)
    {
        yield return "## A checkpoint token that was used already";
        yield return "";
        yield return "An invocation that Lambda has given up may run on beside its successor, and whoever is second with a token has its checkpoint";
        yield return "refused: `Invalid checkpoint token`. A durable runtime is to throw then, so that the service ends that invocation alone. AWS's for";
        yield return ".NET, 1.0.0 and as far as is known 2.1.0, looks for `Invalid Checkpoint Token` (aws-lambda-dotnet issue 2571) and answers FAILED";
        yield return "instead, which ends the execution whoever was right; so does the stand-in here. A state machine has no such token.";
        yield return "";
        yield return "| workflow | how the durable execution ends | durable history |";
        yield return "| --- | --- | --- |";
        foreach (var trial in results.StaleTokens)
            yield return $"| {trial.Workflow.ToText()} | {trial.Status} | {Names(trial.Events)} |";
        yield return "";
    }

    private static IEnumerable<string> Deployments(FaultResults results)
    {
        yield return "## A deployment while executions wait";
        yield return "";
        yield return "Both are started by an alias, which a deployment moves to new versions, and both end on what they began with. A durable execution stays";
        yield return "on its function's version, so it replays the code that wrote its record. A Step Functions execution keeps its machine's version, whose";
        yield return "definition names its Lambda tasks by their versions. Where a definition names tasks by an alias instead, or by the function alone, they run";
        yield return "the code that is newest by then, and what a task takes and returns must stay readable to definitions that are still running.";
        yield return "";
        yield return "| workflow | variant | ended | what ran after the deployment |";
        yield return "| --- | --- | --- | --- |";
        foreach (var trial in results.Deployments)
            yield return $"| {trial.Workflow.ToText()} | {trial.Variant.ForPeople()} | {trial.Status} "
                + $"| {string.Join("; ", trial.Functions.Concat(trial.States.Select(state => $"state {state} of the first definition")))} |";
        yield return "";
    }

    private static IEnumerable<string> Operating(FaultResults results)
    {
        yield return "## Operated";
        yield return "";
        yield return "What comes up in a workflow's life, what an operator can do about it on either side, and what is counted afterwards.";
        yield return "";
        yield return "| workflow | what has happened | variant | what the operator does | what becomes of it |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var trial in results.Operating)
            yield return $"| {trial.Workflow.ToText()} | {trial.Situation} | {trial.Variant.ForPeople()} | {trial.Does} | {trial.Becomes} |";
        yield return "";
    }

    private static IEnumerable<string> Rules()
    {
        yield return "## The invariants";
        yield return "";
        yield return "Checked of every execution above (`shared/Scenarios/Integrity/Invariants.cs`). That each can fail is shown by the tests of its";
        yield return "name in `tests/Scenarios.Tests/Integrity/InvariantTests.cs`, which plant what it forbids.";
        yield return "";
        yield return "| invariant | rule | tests |";
        yield return "| --- | --- | --- |";
        foreach (var invariant in Invariants.All)
            yield return $"| {invariant.Name} | {invariant.Rule} | `{invariant.TestName}_…` |";
    }

    private static string Ending(ScenarioComparison comparison) =>
        comparison.IsAsExpected ? comparison.Durable.Run.Status : $"**{string.Join("; ", comparison.Faults)}**";

    private static string Events(IEnumerable<TimelineEntry> timeline) =>
        Names(timeline.Where(entry => entry.Error is not null).Select(entry => $"{entry.Event} ({entry.Error})"));

    private static string Names(IEnumerable<string> events)
    {
        var names = events.Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "–" : string.Join(", ", names);
    }
}
