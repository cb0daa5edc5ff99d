using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.EndToEnd;
using Comparison.EndToEnd.Sites;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare bench</c>: times the workflows in both variants, on this machine's engines or on AWS.</summary>
internal sealed class BenchCommand : Command
{
    private const int MaxClientsLocally = 128;

    private readonly Argument<string?> _workflow = Choices.WorkflowOrAll();

    private readonly Option<int?> _runs = NumberOption.Whole(
        "--runs", "executions", 1, 1_000_000, "Measured executions of each workflow in each variant. 200 when absent.");

    private readonly Option<int?> _concurrency = NumberOption.Whole(
        "--concurrency", "executions", 1, 1000, "How many of them are under way at once. 4 when absent.");

    private readonly Option<int?> _clients = NumberOption.Whole(
        "--clients", "clients", 0, 4096,
        $"The most clients that the rising load goes up to; 0 leaves it out. {MaxClientsLocally} when absent, on AWS 0.");

    private readonly Option<bool> _publish = new("--publish") { Description = "Writes benchmarks/results/latest.md as well, which is committed." };
    private readonly TargetOptions _target = new();

    public BenchCommand()
        : base("bench", "Times the workflows in both variants. Local times are those of this repository's engines, not of AWS.")
    {
        Add(_workflow);
        Add(_runs);
        Add(_concurrency);
        Add(_clients);
        Add(_publish);
        _target.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = RunPlan.Create(parsed.GetValue(_workflow), sample: null, scenario: null, input: null);
        if (plan.Refusal is { } refusal)
            return Exit.Usage(refusal);
        var isAws = _target.IsAws(parsed);
        var settings = new BenchSettings(parsed.GetValue(_runs) ?? 200, parsed.GetValue(_concurrency) ?? 4)
        {
            MaxClients = parsed.GetValue(_clients) ?? (isAws ? 0 : MaxClientsLocally),
        };
        try
        {
            return isAws
                ? await BenchOnAwsAsync(parsed, plan, settings, cancellationToken)
                : await BenchLocallyAsync(parsed, plan, settings, cancellationToken);
        }
        catch (Exception failure) when (isAws && AwsFailure.Explain(failure) is { } line)
        {
            return Exit.Usage(line);
        }
    }

    private async Task<int> BenchLocallyAsync(ParseResult parsed, RunPlan plan, BenchSettings settings, CancellationToken cancellationToken)
    {
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var http = new HttpClient();
        var result = await BenchAsync(new LocalSite(cloud, http), plan, settings, cancellationToken);
        return await ReportAsync(parsed, cloud, result, plan);
    }

    // The local cloud comes after it: from its start on, this process's new clients speak to it.
    private async Task<int> BenchOnAwsAsync(ParseResult parsed, RunPlan plan, BenchSettings settings, CancellationToken cancellationToken)
    {
        var deployments = await _target.DeploymentsAsync(parsed, cancellationToken);
        using var durable = TargetOptions.Open(deployments, Variant.Durable);
        using var stepFunctions = TargetOptions.Open(deployments, Variant.StepFunctions);
        var result = await BenchAsync(new DeployedSite(new(durable, stepFunctions)), plan, settings, cancellationToken);
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: CancellationToken.None);
        return await ReportAsync(parsed, cloud, result, plan);
    }

    private static Task<BenchResult> BenchAsync(ISite site, RunPlan plan, BenchSettings settings, CancellationToken cancellationToken) =>
        BenchAsync(site, [.. plan.Samples.Select(sample => sample.Workflow).Distinct()], settings, cancellationToken);

    /// <summary>Times workflows, shows how far it is, and keeps what was measured.</summary>
    public static async Task<BenchResult> BenchAsync(
        ISite site, IReadOnlyList<WorkflowName> workflows, BenchSettings settings, CancellationToken cancellationToken)
    {
        var rawFile = BenchFiles.RawName(site.Name, TimeProvider.System.GetUtcNow());
        using var log = ReportFolder.Benches.Create(rawFile);
        var result = await BenchProgressView.ShowAsync(progress => new Bench(site, settings, TimeProvider.System, log, progress)
            .RunAsync(workflows, rawFile, cancellationToken));
        // Not to be cancelled: who stops a bench wants to keep what it measured.
        await ReportFolder.Benches.WriteAsync(result, CancellationToken.None);
        return result;
    }

    private async Task<int> ReportAsync(ParseResult parsed, LocalCloud cloud, BenchResult result, RunPlan plan)
    {
        if (result.StoppedBecause is { } why)
        {
            var kept = RepositoryFiles.Shown(Path.Combine(RepositoryFiles.Artifacts, "bench", result.RawFile));
            var count = result.Series.Sum(series => series.Samples.Count);
            return Exit.Usage($"The bench is not complete: {why}. {count} executions are kept in {kept}");
        }
        var (samples, scenarios) = await MeterAsync(cloud, plan);
        var folder = ReportFolder.For(Form.Readable, isWhole: plan.IsWhole);
        var files = await ReportFolder.WriteAsync(folder, samples, scenarios, parsed.GetValue(_publish), CancellationToken.None);
        BenchView.Write(Terminal.Console, result, files.Select(RepositoryFiles.Shown));
        return Exit.Same;
    }

    // Each sample alone in its window, so that what is metered is one execution's.
    private static async Task<(IReadOnlyList<SampleComparison>, IReadOnlyList<ScenarioComparison>)> MeterAsync(LocalCloud cloud, RunPlan plan)
    {
        List<SampleComparison> samples = [];
        using var both = await LocalComparison.DeployInBothFormsAsync(cloud);
        foreach (var sample in plan.Samples)
            samples.Add(await both.RunAsync(sample));
        return (samples, await new ScenarioRunner(cloud).RunAllAsync(plan.Scenarios));
    }
}
