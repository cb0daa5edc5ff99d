using Amazon.Lambda.DurableExecution;
using BenchmarkDotNet.Attributes;
using Comparison.Micro.Support;

namespace Comparison.Micro.Durable;

/// <summary>How long do forty parallel branches of one step each take, from the call that starts the execution to its result?</summary>
/// <remarks>Beside it: as many bare round trips as it makes HTTP calls. To reach: less than 10 ms.</remarks>
public class HowLongDoFortyBranchesTake
{
    private const int Branches = 40;

    private Loopback _loopback = null!;
    private DurableLab _lab = null!;
    private int _calls;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _loopback = await Loopback.StartAsync();
        _lab = await DurableLab.OpenAsync(async context =>
        {
            var branches = Enumerable.Range(0, Branches).Select(Branch).ToArray();
            return (await context.ParallelAsync(branches, name: "forty")).GetResults().Count;
        });
        _calls = await _lab.CountCallsAsync();
    }

    [Benchmark(Baseline = true)]
    public Task AsManyRoundTrips() => _loopback.MakeRoundTripsAsync(_calls);

    [Benchmark]
    public Task AsManySdkCalls() => _loopback.MakeSdkCallsAsync(_calls);

    [Benchmark]
    public Task<string> FortyBranches() => _lab.RunAsync();

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _lab.DisposeAsync();
        await _loopback.DisposeAsync();
    }

    private static Func<IDurableContext, CancellationToken, Task<int>> Branch(int index) => (context, ct) =>
        context.StepAsync((_, _) => Task.FromResult(index), name: "step", cancellationToken: ct);
}
