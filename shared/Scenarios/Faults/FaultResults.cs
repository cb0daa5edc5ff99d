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

    /// <exception cref="Runs.StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public static async Task<FaultResults> PlayAsync(
        LocalCloud cloud, IReadOnlyList<WorkflowName> workflows, Form form, CancellationToken cancellationToken) => new(
        await new ScenarioRunner(cloud, form).RunAllAsync([.. workflows.SelectMany(ScenarioCatalog.BrokenFor)], cancellationToken),
        await CrashTable.PlayAsync(cloud, workflows, form, cancellationToken),
        await StaleTokenTrial.PlayAsync(cloud, workflows, form, cancellationToken),
        await RedeploymentTrials.PlayAsync(cloud, workflows, form, cancellationToken),
        await OperatingTrials.PlayAsync(cloud, workflows, cancellationToken));
}
