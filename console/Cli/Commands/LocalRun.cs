using Comparison.Adapters.Settings;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Faults;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Workflows;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run</c> in a local cloud of its own.</summary>
/// <param name="folder">Where logs and tables go.</param>
/// <param name="progress">Told in words how far it is.</param>
internal sealed class LocalRun(RunPlan plan, string folder, IProgress<string>? progress)
{
    /// <exception cref="RefusedException">The API would not start a sample.</exception>
    /// <exception cref="StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public async Task<RunResults> RunAsync(CancellationToken cancellationToken)
    {
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        return new(await RunSamplesAsync(cloud, cancellationToken), await PlayScenariosAsync(cloud, cancellationToken))
        {
            Crash = plan.IsWhole ? await new ScenarioRunner(cloud, plan.Form).RunAsync(ScenarioCatalog.Showcase, cancellationToken) : null,
            Faults = plan.Broken.Count > 0 ? await BreakAsync(cloud, cancellationToken) : null,
        };
    }

    private async Task<List<SampleComparison>> RunSamplesAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        List<SampleComparison> comparisons = [];
        if (plan.Samples.Count == 0)
            return comparisons;
        var tagReplay = Environment.GetEnvironmentVariable(Setting.LogReplay) == "tag";
        using var both = plan.Form == Form.Readable
            ? await LocalComparison.DeployInBothFormsAsync(cloud, tagReplay, cancellationToken)
            : await LocalComparison.DeployAsync(cloud, plan.Form, tagReplay, cancellationToken: cancellationToken);
        foreach (var sample in plan.Samples)
        {
            progress?.Report($"samples, {comparisons.Count} of {plan.Samples.Count}");
            comparisons.Add(await both.RunAsync(sample, cancellationToken));
        }
        await WriteAsync("run.log", RunLogFile.Write(both), cancellationToken);
        return comparisons;
    }

    private async Task<IReadOnlyList<ScenarioComparison>> PlayScenariosAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        var comparisons = await new ScenarioRunner(cloud, plan.Form) { Progress = progress }.RunAllAsync(plan.Scenarios, cancellationToken);
        if (comparisons.Count > 0)
            await WriteAsync("scenarios.md", ScenarioReport.Markdown(comparisons), cancellationToken);
        return comparisons;
    }

    private async Task<FaultResults> BreakAsync(LocalCloud cloud, CancellationToken cancellationToken)
    {
        var results = await FaultResults.PlayAsync(cloud, plan.Broken, plan.Form, progress, cancellationToken);
        await WriteAsync("what-breaks.md", WhatBreaks.Markdown(results), cancellationToken);
        // Apart from run.json: the page shows it.
        await WriteAsync("faults.json", FaultReport.Json(results).ToJsonString(ReportFolder.Indented), cancellationToken);
        return results;
    }

    private Task WriteAsync(string file, string text, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, file), text, cancellationToken);
}
