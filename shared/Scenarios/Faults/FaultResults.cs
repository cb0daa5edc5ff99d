using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Crashes;
using Comparison.Scenarios.Operating;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Redeployments;
using Comparison.Scenarios.StaleTokens;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Faults;

/// <summary>What came of breaking workflows in every way.</summary>
public sealed record FaultResults(
    IReadOnlyList<ScenarioComparison> Scenarios,
    IReadOnlyList<CrashTrial> Crashes,
    IReadOnlyList<StaleTokenTrial> StaleTokens,
    IReadOnlyList<RedeploymentTrial> Deployments,
    IReadOnlyList<OperatingTrial> Operating)
{
    /// <summary>Everything ended as it should, alike in both variants, and every invariant holds.</summary>
    public bool IsSound => Scenarios.All(scenario => scenario.IsAsExpected) && Crashes.All(crash => crash.IsRight);

    /// <param name="progress">Told in words how far it is.</param>
    /// <exception cref="Runs.StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public static async Task<FaultResults> PlayAsync(
        LocalCloud cloud, IReadOnlyList<WorkflowName> workflows, Form form, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var scenarios = await new ScenarioRunner(cloud, form) { Progress = progress }
            .RunAllAsync([.. workflows.SelectMany(ScenarioCatalog.BrokenFor)], cancellationToken);
        var crashes = await CrashTable.PlayAsync(cloud, workflows, form, progress, cancellationToken);
        progress?.Report("checkpoint tokens that were used already");
        var staleTokens = await StaleTokenTrial.PlayAsync(cloud, workflows, form, cancellationToken);
        progress?.Report("deployments while executions wait");
        var deployments = await RedeploymentTrials.PlayAsync(cloud, workflows, form, cancellationToken);
        progress?.Report("what an operator can do");
        return new(scenarios, crashes, staleTokens, deployments, await OperatingTrials.PlayAsync(cloud, workflows, cancellationToken));
    }
}
