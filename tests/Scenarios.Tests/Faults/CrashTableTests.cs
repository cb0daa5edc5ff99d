using System.Text.Json;
using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>Every workflow ends as it should when it dies at any checkpoint, or at any state.</summary>
public sealed class CrashTableTests(ITestOutputHelper output)
{
    public static TheoryData<WorkflowName, Form> Workflows =>
        [.. from form in Enum.GetValues<Form>() from workflow in WorkflowNames.All select new TheoryDataRow<WorkflowName, Form>(workflow, form)];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Workflow_DiesEverywhere_EndsAsItShould(WorkflowName workflow, Form form)
    {
        var results = await PlayedFaults.PlayAsync(form);

        var trials = results.Crashes.Where(crash => crash.Workflow == workflow).ToList();

        foreach (var trial in trials)
            output.WriteLine($"{trial.Variant} × {trial.Route} × {trial.Point} × {trial.Moment}: {string.Join("; ", trial.Wrong)}");
        Assert.All(trials, trial => Assert.Empty(trial.Wrong));
        Assert.Equal(TaskStates(workflow, form), trials.Where(trial => trial.Variant == Variant.StepFunctions).Select(trial => trial.Point).Distinct().Order());
    }

    /// <summary>The names of all Task states of the definition, those in branches and in Express children too.</summary>
    private static IEnumerable<string> TaskStates(WorkflowName workflow, Form form)
    {
        var machine = File.ReadAllText(StateMachineFile.PathOf(StateMachineFile.NameOf(workflow, form)));
        var children = StateMachineFile.Children.Where(child => machine.Contains($"${{{child.Replace('-', '_')}_arn}}", StringComparison.Ordinal));
        return children.Select(child => File.ReadAllText(StateMachineFile.PathOf(child))).Prepend(machine)
            .SelectMany(text => Tasks(JsonElement.Parse(text))).Order();
    }

    private static IEnumerable<string> Tasks(JsonElement machine) => machine.GetProperty("States").EnumerateObject().SelectMany(state =>
        state.Value.GetProperty("Type").GetString() switch
        {
            "Task" => [state.Name],
            "Map" => Tasks(state.Value.GetProperty("ItemProcessor")),
            _ => Enumerable.Empty<string>(),
        });
}
