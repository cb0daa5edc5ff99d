using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Catalog;

/// <summary>Plays scenarios in both variants, each in stacks of its own, so that none sees what another left.</summary>
public sealed class ScenarioRunner(LocalCloud cloud)
{
    /// <summary>Plays them all, as many at once as there are processors; the comparisons come in the order of the scenarios.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public async Task<IReadOnlyList<ScenarioComparison>> RunAllAsync(
        IReadOnlyList<Scenario> scenarios, CancellationToken cancellationToken = default)
    {
        var comparisons = new ScenarioComparison[scenarios.Count];
        await Parallel.ForAsync(
            0, scenarios.Count, cancellationToken, async (index, ct) => comparisons[index] = await RunAsync(scenarios[index], ct));
        return comparisons;
    }

    /// <exception cref="StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public async Task<ScenarioComparison> RunAsync(Scenario scenario, CancellationToken cancellationToken = default)
    {
        using var both = await LocalComparison.DeployAsync(cloud, cancellationToken: cancellationToken);
        var runs = await Task.WhenAll(
            PlayAsync(both.Durable, both.Http, scenario, cancellationToken),
            PlayAsync(both.StepFunctions, both.Http, scenario, cancellationToken));
        return new(scenario, runs[0], runs[1]);
    }

    private static async Task<ScenarioRun> PlayAsync(
        LocalStack stack, HttpClient http, Scenario scenario, CancellationToken cancellationToken)
    {
        stack.Account.Context.Faults.Order(scenario.Faults);
        var stage = new Stage(stack, http, scenario.Sample);
        await stage.StartAsync(cancellationToken);
        await scenario.Play(stage, cancellationToken);
        await stage.UntilEndedAsync(cancellationToken);
        var run = await stage.ResultAsync(cancellationToken);
        return new(run, scenario.IsRace ? [.. stage.Answers.Order()] : stage.Answers)
        {
            Strikes = stack.Account.Context.Faults.Strikes,
            Remains = (await RemainsReader.ReadAsync(stack, [(scenario.Sample.Workflow, stage.Id)], cancellationToken))[0],
        };
    }
}
