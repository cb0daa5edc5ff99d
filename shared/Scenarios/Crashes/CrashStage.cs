using Comparison.Adapters.Engines;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Crashes;

/// <summary>Plays routes in stacks of their own, all of one form and from one instant on, and compares what came of them.</summary>
internal sealed class CrashStage(LocalCloud cloud, Form form, DateTimeOffset start, HttpClient http)
{
    // How long an engine takes at the longest to try again.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    public Task<DeployedStack> DeployAsync(Variant variant, CancellationToken cancellationToken) =>
        DeployedStack.DeployAsync(cloud, variant, new() { Form = form, Start = start }, cancellationToken);

    /// <exception cref="StuckException">Nothing is going on any more and the execution has not ended.</exception>
    public async Task<CrashRun> PlayAsync(DeployedStack stack, CrashRoute route, CancellationToken cancellationToken)
    {
        var driver = new ScenarioDriver(stack, http, route.Sample);
        await driver.StartAsync(cancellationToken);
        await route.Play(driver, cancellationToken);
        await driver.UntilEndedAsync(cancellationToken);
        var run = await driver.ResultAsync(cancellationToken);
        var broken = await Invariants.CheckAsync(stack, [(route.Sample.Workflow, driver.Id)], cancellationToken);
        return new(run, [.. broken.Select(found => found.ToString())]);
    }

    /// <summary>What is wrong with a run that was crashed.</summary>
    public static IReadOnlyList<string> Wrong(CrashRun undisturbed, CrashRun crashed, TimeSpan? slack = null) =>
        [.. SampleComparison.Compare(undisturbed.Run, crashed.Run, slack ?? Slack, "the run without a crash", "this one"), .. crashed.Broken];

    /// <summary>The events that a run has on top of another.</summary>
    public static IReadOnlyList<string> Evidence(CrashRun undisturbed, CrashRun crashed)
    {
        var before = undisturbed.Run.Timeline.CountBy(Text).ToDictionary();
        return [.. crashed.Run.Timeline.CountBy(Text).Where(found => found.Value > before.GetValueOrDefault(found.Key)).Select(found => found.Key)];
    }

    private static string Text(TimelineEntry entry) => entry.Error is null ? entry.Event : $"{entry.Event} ({entry.Error})";
}
