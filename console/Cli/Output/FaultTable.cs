using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.Scenarios.Faults;
using Comparison.Scenarios.Playing;
using Spectre.Console;

namespace Comparison.Cli.Output;

/// <summary>Prints what came of breaking things: how much of it ended as it should, and all that did not.</summary>
internal static class FaultTable
{
    /// <param name="report">Where all of it was written.</param>
    public static void Write(IAnsiConsole console, FaultResults results, string report)
    {
        TableView.Write(console, Counts(results));
        foreach (var scenario in results.Scenarios)
        foreach (var fault in scenario.Faults)
            console.MarkupLine($"[red]differs[/] {Markup.Escape($"{scenario.Scenario.Sample.Workflow.ToText()} {scenario.Scenario.Name}: {fault}")}");
        foreach (var crash in results.Crashes)
        foreach (var wrong in crash.Wrong)
            console.MarkupLine(
                $"[red]wrong[/] {Markup.Escape($"{crash.Workflow.ToText()} {crash.Variant.ForPeople()}, {crash.Point}, {crash.Moment}: {wrong}")}");
        Terminal.Tell(console, "Durable, with a checkpoint token that was used already (aws-lambda-dotnet issue 2571):");
        foreach (var trial in results.StaleTokens)
            Terminal.Tell(console, $"  {trial.Workflow.ToText(),-10} {trial.Status}");
        Terminal.Tell(console, "Deployed while they waited:");
        foreach (var trial in results.Deployments)
            Terminal.Tell(
                console,
                $"  {trial.Workflow.ToText(),-10} {trial.Variant.ForPeople(),-14} {trial.Status}: "
                + string.Join("; ", trial.Functions.Concat(trial.States.Select(state => $"state {state} of the first definition"))));
        Terminal.Tell(console, "Operated:");
        foreach (var situation in results.Operating.GroupBy(trial => trial.Situation))
        {
            Terminal.Tell(console, $"  {situation.Key}");
            foreach (var trial in situation)
                Terminal.Tell(console, $"    {trial.Variant.ForPeople()} {trial.Does}: {trial.Becomes}".Replace("`", "", StringComparison.Ordinal));
        }
        console.MarkupLine($"[grey]Every row, with the events that show it: {Markup.Escape(report)}[/]");
    }

    /// <summary>One crash in three lines, and what to try next.</summary>
    public static void WriteShowcase(IAnsiConsole console, ScenarioComparison crash)
    {
        Terminal.Tell(console, "A crash on purpose: an order dies after its charge, before that is on record.");
        Terminal.Tell(console, $"  durable          the function is invoked again and finds the charge: {Charges(crash.Durable)}");
        Terminal.Tell(console, $"  Step Functions   the answer is lost, the retry finds the charge:      {Charges(crash.StepFunctions)}");
        foreach (var fault in crash.Faults)
            console.MarkupLine($"[red]differs[/] {Markup.Escape(fault)}");
        console.MarkupLine("[grey]Next: ./compare run --faults breaks every call, message, function, checkpoint and state.[/]");
    }

    private static string Charges(ScenarioRun run)
    {
        var charges = run.Aftermath!.Ledger.Count(row => row["transaction_id"] is not null);
        return $"{charges} {(charges == 1 ? "charge" : "charges")}, {run.Run.Status}";
    }

    private static DocumentTable Counts(FaultResults results) => new(
        "", [.. Column.Texts("workflow", "scenarios as expected", "durable crashes right", "Step Functions crashes right")],
        [.. results.Scenarios.GroupBy(scenario => scenario.Scenario.Sample.Workflow).Select(group => (string[])
        [
            group.Key.ToText(), $"{group.Count(scenario => scenario.IsAsExpected)} of {group.Count()}",
            Crashes(results, group.Key, Variant.Durable), Crashes(results, group.Key, Variant.StepFunctions),
        ])]);

    private static string Crashes(FaultResults results, WorkflowName workflow, Variant variant)
    {
        var crashes = results.Crashes.Where(crash => crash.Workflow == workflow && crash.Variant == variant).ToList();
        return $"{crashes.Count(crash => crash.IsRight)} of {crashes.Count}";
    }
}
