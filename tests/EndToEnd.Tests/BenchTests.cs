using Amazon.Runtime;
using Comparison.Domain;
using Comparison.EndToEnd.Sites;
using Comparison.EndToEnd.Timing;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Tests;
using Comparison.Scenarios.Tests.Targets;

namespace Comparison.EndToEnd.Tests;

public sealed class BenchTests
{
    private static readonly BenchSettings Few = new(Runs: 3, Concurrency: 2) { WarmUp = 1, ColdRuns = 1, MaxClients = 1, LevelSeconds = 0 };

    [Fact]
    public async Task Bench_OnTheLocalCloud_TimesBothVariantsByTheirHistories()
    {
        using var http = new HttpClient();
        using var lines = new StringWriter();

        var result = await RunAsync(new LocalSite(await TestCloud.StartAsync(), http), lines, WorkflowName.Order);

        Assert.Null(result.StoppedBecause);
        Assert.Equal([Variant.Durable, Variant.StepFunctions], result.Series.Select(series => series.Variant));
        Assert.All(result.Series, series => Assert.Equal(
            (1, 3, 1), (series.Values(Phase.Cold, Measure.StartToFirstWait).Count, series.Values(Phase.Measured, Measure.DecisionToNextStep).Count,
                series.Load.Count)));
        Assert.All(result.Series.SelectMany(series => series.Samples), sample => Assert.Equal("Succeeded", sample.Status));
        Assert.Equal([new(7, 0, 2), new(0, 7, 0)], result.Series.Select(series => series.Units));
        Assert.Equal(2 * (1 + 1 + 3), lines.ToString().TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Bench_OnADeployment_GoesTheSameWay()
    {
        using var durable = await SignedDeployment.OpenAsync(Variant.Durable);
        using var stepFunctions = await SignedDeployment.OpenAsync(Variant.StepFunctions);

        var result = await RunAsync(new DeployedSite(new(durable, stepFunctions)), TextWriter.Null, WorkflowName.Approval);

        Assert.Equal(("aws", null), (result.Target, result.StoppedBecause));
        Assert.All(result.Series, series => Assert.Equal(3, series.Values(Phase.Measured, Measure.DecisionToNextStep).Count));
        Assert.Equal([new(4, 0, 1), new(0, 2, 0)], result.Series.Select(series => series.Units));
    }

    [Fact]
    public async Task Bench_StoppedByItsUser_KeepsWhatItMeasured()
    {
        using var http = new HttpClient();
        using var lines = new StringWriter();
        using var user = new CancellationTokenSource();
        var progress = new Observer(at =>
        {
            if (at is { Part: "measured", Done: 1 })
                user.Cancel();
        });
        using var log = new SampleLog(lines);
        var bench = new Bench(new LocalSite(await TestCloud.StartAsync(), http), Few, TimeProvider.System, log, progress);

        var result = await bench.RunAsync([WorkflowName.Approval], "raw.jsonl", user.Token);

        var kept = Assert.Single(result.Series).Samples;
        Assert.Equal("stopped by its user", result.StoppedBecause);
        Assert.Contains(kept, sample => sample.Phase == Phase.Measured);
        Assert.Equal(kept.Count, lines.ToString().TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("ThrottlingException", "AWS throttles (429)")]
    [InlineData("UnrecognizedClientException", "AWS does not know these credentials")]
    public async Task Bench_RefusedByAws_SaysWhyInOneLine(string error, string line)
    {
        var result = await RunAsync(new RefusingSite(error), TextWriter.Null, WorkflowName.Approval);

        Assert.StartsWith(line, result.StoppedBecause, StringComparison.Ordinal);
        Assert.Empty(result.Series.SelectMany(series => series.Samples));
    }

    private static async Task<BenchResult> RunAsync(ISite site, TextWriter lines, WorkflowName workflow)
    {
        using var log = new SampleLog(lines);
        return await new Bench(site, Few, TimeProvider.System, log, new Observer(_ => { })).RunAsync([workflow], "raw.jsonl", default);
    }

    private sealed class Observer(Action<BenchProgress> observe) : IProgress<BenchProgress>
    {
        public void Report(BenchProgress value) => observe(value);
    }

    private sealed class RefusingSite(string error) : ISite
    {
        public string Name => "aws";

        public IReadOnlyList<string> Delays => [];

        public Pace Pace { get; } = new(TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        public bool IsDeployedAnew => false;

        public Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken) =>
            throw new AmazonServiceException("No.", innerException: null, ErrorType.Sender, error, "request", System.Net.HttpStatusCode.BadRequest);
    }
}
