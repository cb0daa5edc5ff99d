using BenchmarkDotNet.Attributes;
using Comparison.Micro.Support;

namespace Comparison.Micro.Durable;

/// <summary>How soon after somebody answers a callback does the code behind it run?</summary>
/// <remarks>From before the HTTP call of the answer; a hundred executions wait for theirs. To reach: less than 1 ms.</remarks>
public class HowSoonDoesACallbackResume
{
    private const int Answers = 100;

    private Loopback _loopback = null!;
    private DurableLab _lab = null!;
    private string[] _callbackIds = [];
    private TaskCompletionSource _resumed = new();

    [GlobalSetup]
    public async Task StartAsync()
    {
        _loopback = await Loopback.StartAsync();
        _lab = await DurableLab.OpenAsync(async context =>
        {
            var callback = await context.CreateCallbackAsync<int>(name: "answer");
            var answer = await callback.GetResultAsync();
            _resumed.SetResult();
            return answer;
        });
    }

    [IterationSetup]
    public void Wait()
    {
        _callbackIds = WaitAsync().GetAwaiter().GetResult();
        async Task<string[]> WaitAsync()
        {
            var arns = new string[Answers];
            for (var i = 0; i < Answers; i++)
                arns[i] = await _lab.BeginAsync();
            await _lab.UntilIdleAsync();
            return [.. arns.Select(arn => _lab.OpenCallbacks(arn).Single().CallbackId)];
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Answers)]
    public Task RoundTrip() => _loopback.MakeRoundTripsAsync(Answers);

    [Benchmark(OperationsPerInvoke = Answers)]
    public async Task Answer()
    {
        foreach (var callbackId in _callbackIds)
        {
            _resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var answered = _lab.AnswerAsync(callbackId);
            await _resumed.Task;
            await answered;
        }
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _lab.DisposeAsync();
        await _loopback.DisposeAsync();
    }
}
