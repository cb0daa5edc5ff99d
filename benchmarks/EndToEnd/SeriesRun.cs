using System.Collections.Concurrent;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.EndToEnd.Load;
using Comparison.EndToEnd.Sites;
using Comparison.EndToEnd.Timing;
using Comparison.Scenarios.Samples;

namespace Comparison.EndToEnd;

/// <summary>Measures one workflow in one variant.</summary>
internal sealed class SeriesRun(
    ISite site, BenchSettings settings, TimeProvider time, SampleLog log, IProgress<BenchProgress> progress, Variant variant, Sample sample)
{
    private readonly ConcurrentQueue<BenchSample> _samples = [];
    private readonly List<LoadLevel> _load = [];
    private readonly string _session = $"b{time.GetUtcNow().ToUnixTimeSeconds()}";
    private HistoryUnits? _units;

    /// <summary>What was measured so far.</summary>
    public BenchSeries Series => new(variant, sample.Workflow, sample.Name) { Units = _units, Samples = [.. _samples], Load = [.. _load] };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var cold = site.IsDeployedAnew ? settings.ColdRuns : 1;
        for (var i = 0; i < cold; i++)
            await TakeAsync(await ClientAsync($"c{i}", cancellationToken), Phase.Cold, runs: 1, concurrency: 1, i, cold, cancellationToken);

        var client = await ClientAsync("w", cancellationToken);
        await TakeAsync(client, Phase.WarmUp, settings.WarmUp, settings.Concurrency, 0, settings.WarmUp, cancellationToken);
        await TakeAsync(client, Phase.Measured, settings.Runs, settings.Concurrency, 0, settings.Runs, cancellationToken);

        Report("load", 0, of: null);
        var rising = new RisingLoad(time, ct => client.RunAsync(thinking: TimeSpan.Zero, ct));
        await foreach (var level in rising.RunAsync(settings.MaxClients, settings.PerLevel, cancellationToken))
        {
            _load.Add(level);
            Report("load", level.Clients, of: null);
        }
    }

    private async Task<BenchClient> ClientAsync(string name, CancellationToken cancellationToken) =>
        new(await site.OpenAsync(variant, cancellationToken), site.Pace, sample, $"{_session}{name}");

    private async Task TakeAsync(
        BenchClient client, Phase phase, int runs, int concurrency, int before, int of, CancellationToken cancellationToken)
    {
        var done = before;
        Report(Part(phase), done, of);
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, runs, options, async (_, ct) =>
        {
            var id = await client.RunAsync(site.Pace.Thinking, ct);
            var execution = await client.FindAsync(id, ct);
            _units ??= HistoryUnits.Count(variant, execution.Timeline);
            var times = RunTimes.From(execution.Timeline, sample.Workflow.DeskCallback());
            var taken = new BenchSample(
                variant, sample.Workflow, phase, concurrency, id, execution.StartedAt, execution.Status.ToString(), times);
            _samples.Enqueue(taken);
            log.Add(taken);
            Report(Part(phase), Interlocked.Increment(ref done), of);
        });
    }

    private void Report(string part, int done, int? of) => progress.Report(new(variant, sample.Workflow, part, done, of));

    private static string Part(Phase phase) => phase switch
    {
        Phase.Cold => "cold",
        Phase.WarmUp => "warm-up",
        _ => "measured",
    };
}
