using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Amazon.DynamoDBv2;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.EndToEnd;
using Comparison.EndToEnd.Sites;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Verification;

namespace Comparison.Cli.Commands;

/// <summary><c>compare verify</c>: plays every sample and some answers on what Terraform applied, and holds all that happens against the local engines.</summary>
internal sealed class VerifyCommand : Command
{
    private readonly Option<int?> _runs = NumberOption.Whole(
        "--runs", "executions", 0, 1000, "Executions of each workflow in each variant that are timed besides; 0 leaves the times out. 20 when absent.");

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The folder for the evidence: docs/evidence when absent, or artifacts/evidence where AWS_ENDPOINT_URL names something else than AWS.",
        HelpName = "folder",
    };

    private readonly TargetOptions _target = new();

    public VerifyCommand()
        : base("verify", "Holds what Terraform applied against the local engines: outcomes, histories event by event, billing units; writes it down.")
    {
        Add(_runs);
        Add(_output);
        _target.AddTo(this);
        SetAction(RunAsync);
    }

    // It plays requests, which cost something on AWS: that is asked for by name.
    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => _target.IsAws(parsed)
        ? await AppliedTargets.UseAsync(
            () => _target.DeploymentsAsync(parsed, cancellationToken), targets => VerifyAsync(parsed, targets, cancellationToken))
        : Exit.Usage("A verification is of what Terraform applied: --target aws.");

    private async Task<int> VerifyAsync(ParseResult parsed, IReadOnlyList<AwsTarget> targets, CancellationToken cancellationToken)
    {
        var endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } other ? new Uri(other) : null;
        var began = TimeProvider.System.GetUtcNow();
        await using var local = new LocalSide();
        IReadOnlyList<CloudWatchCounter> counters = [];
        BenchResult? bench = null;
        var runs = await Verifier.PlayAsync(
            targets,
            async () =>
            {
                // While this process's new clients still speak to the deployment.
                counters = await CountAsync(targets, endpoint, began, cancellationToken);
                bench = await BenchAsync(parsed, targets, cancellationToken);
                return await local.OpenAsync();
            },
            VerifiedCase.All(began.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)), Terminal.Say, cancellationToken);

        var evidence = new Evidence(began, [.. targets.Select(target => target.Deployment)], endpoint is null, Versions(), runs, counters, bench);
        await WriteAsync(parsed, evidence, cancellationToken);
        foreach (var run in runs)
            foreach (var difference in run.Differences)
                Terminal.Say($"differs: {run.Case.Name}, {run.Variant.ForPeople()}: {difference}");
        Terminal.Say($"{runs.Count(run => run.Differences.Count == 0)} of {runs.Count} runs did on the deployment what they do on the local engines.");
        return runs.All(run => run.Differences.Count == 0) ? Exit.Same : Exit.Different;
    }

    private static async Task<IReadOnlyList<CloudWatchCounter>> CountAsync(
        IReadOnlyList<AwsTarget> targets, Uri? endpoint, DateTimeOffset began, CancellationToken cancellationToken)
    {
        List<CloudWatchCounter> counters = [];
        foreach (var deployment in targets.Select(target => target.Deployment))
        {
            using var http = ApiClients.Signing(deployment.Region, "monitoring", Environment.GetEnvironmentVariable, TimeProvider.System);
            var service = endpoint ?? new Uri($"https://monitoring.{deployment.Region}.amazonaws.com/");
            foreach (var workflow in deployment.Variant == Variant.Durable ? WorkflowNames.All : [WorkflowNames.All[0]])
                counters.Add(await CloudWatchCounter.ReadAsync(http, service, deployment, workflow, began, TimeProvider.System.GetUtcNow(), cancellationToken));
        }
        return counters;
    }

    private async Task<BenchResult?> BenchAsync(ParseResult parsed, IReadOnlyList<AwsTarget> targets, CancellationToken cancellationToken)
    {
        var runs = parsed.GetValue(_runs) ?? 20;
        if (runs == 0 || targets.Count < 2)
            return null;
        var both = new TwinStacks(
            targets.Single(target => target.Variant == Variant.Durable), targets.Single(target => target.Variant == Variant.StepFunctions));
        return await BenchCommand.BenchAsync(new DeployedSite(both), WorkflowNames.All, new(runs, 4), cancellationToken);
    }

    private async Task WriteAsync(ParseResult parsed, Evidence evidence, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(parsed.GetValue(_output) is { } given ? RepositoryFiles.FromUser(given)
            : Path.Combine(evidence.IsAws ? Path.Combine(RepositoryFiles.Root, "docs") : RepositoryFiles.Artifacts, "evidence")).FullName;
        var file = Path.Combine(folder, evidence.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await File.WriteAllTextAsync($"{file}.md", evidence.ToMarkdown(), cancellationToken);
        await File.WriteAllTextAsync($"{file}.json", evidence.ToJson().ToJsonString(ReportFolder.Indented), cancellationToken);
        Terminal.Say($"Written: {RepositoryFiles.Shown($"{file}.md")}, {RepositoryFiles.Shown($"{file}.json")}");
    }

    private static Dictionary<string, string> Versions() => new()
    {
        [".NET"] = Environment.Version.ToString(),
        ["AWSSDK"] = typeof(AmazonDynamoDBClient).Assembly.GetName().Version!.ToString(),
        ["on"] = RuntimeInformation.OSDescription,
    };

    /// <summary>The local engines, opened when nothing more is asked of the deployments.</summary>
    private sealed class LocalSide : IAsyncDisposable
    {
        private LocalCloud? _cloud;
        private LocalComparison? _both;
        private HttpClient? _http;

        public async Task<IReadOnlyList<IStack>> OpenAsync()
        {
            _cloud = await LocalCloud.StartAsync();
            _both = await LocalComparison.DeployAsync(_cloud);
            _http = new();
            return [new LocalTarget(_both.Durable, _http), new LocalTarget(_both.StepFunctions, _http)];
        }

        public async ValueTask DisposeAsync()
        {
            _both?.Dispose();
            _http?.Dispose();
            if (_cloud is not null)
                await _cloud.DisposeAsync();
        }
    }
}
