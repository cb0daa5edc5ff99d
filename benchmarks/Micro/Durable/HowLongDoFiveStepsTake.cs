using BenchmarkDotNet.Attributes;
using Comparison.Micro.Support;

namespace Comparison.Micro.Durable;

/// <summary>How long does an execution of five steps take, from the call that starts it to its result?</summary>
/// <remarks>
/// Beside it: as many bare round trips as it makes HTTP calls, and the same calls through the SDK with nothing behind them. To reach: a
/// ratio of 3 at most. The warm-up is long, because .NET compiles some 3,000 methods on the way, and would be timed.
/// </remarks>
[WarmupCount(60)]
public class HowLongDoFiveStepsTake
{
    private Loopback _loopback = null!;
    private DurableLab _lab = null!;
    private int _calls;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _loopback = await Loopback.StartAsync();
        _lab = await DurableLab.OpenAsync(async context =>
        {
            var sum = 0;
            for (var i = 0; i < 5; i++)
                sum += await context.StepAsync((_, _) => Task.FromResult(i), name: "step");
            return sum;
        });
        _calls = await _lab.CountCallsAsync();
    }

    [Benchmark(Baseline = true)]
    public Task AsManyRoundTrips() => _loopback.MakeRoundTripsAsync(_calls);

    [Benchmark]
    public Task AsManySdkCalls() => _loopback.MakeSdkCallsAsync(_calls);

    [Benchmark]
    public Task<string> FiveSteps() => _lab.RunAsync();

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _lab.DisposeAsync();
        await _loopback.DisposeAsync();
    }
}
