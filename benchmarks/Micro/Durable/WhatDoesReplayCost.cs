using Amazon.Lambda.DurableExecution;
using BenchmarkDotNet.Attributes;

namespace Comparison.Micro.Durable;

/// <summary>What does a replay cost, by the number of operations that are recorded?</summary>
/// <remarks>
/// Measured from the answer to a callback to the next suspension, so that between two measurements nothing is recorded.
/// To reach: at 2,900 operations not more than twice the cost per operation at 100.
/// </remarks>
public class WhatDoesReplayCost
{
    private const int Replays = 50;

    private DurableLab _lab = null!;
    private string[] _callbackIds = [];

    /// <summary>Recorded operations, the one of the execution itself not counted.</summary>
    [Params(10, 100, 1_000, 2_900)]
    public int Operations { get; set; }

    // An execution has more callbacks than are answered, or the last answer would end it.
    private int Answers => Math.Min(Replays, Operations / 2);

    [GlobalSetup]
    public async Task StartAsync() => _lab = await DurableLab.OpenAsync(async context =>
    {
        var callbacks = new ICallback<int>[Answers + 1];
        for (var i = 0; i < Operations - callbacks.Length; i++)
            await context.StepAsync((_, _) => Task.FromResult(i), name: "step");
        for (var i = 0; i < callbacks.Length; i++)
            callbacks[i] = await context.CreateCallbackAsync<int>(name: "answer");
        var sum = 0;
        foreach (var callback in callbacks)
            sum += await callback.GetResultAsync();
        return sum;
    });

    [IterationSetup]
    public void Record()
    {
        _callbackIds = RecordAsync().GetAwaiter().GetResult();
        async Task<string[]> RecordAsync()
        {
            List<string> open = [];
            while (open.Count < Replays)
            {
                var arn = await _lab.BeginAsync();
                await _lab.UntilIdleAsync();
                open.AddRange(_lab.OpenCallbacks(arn).Take(Answers).Select(callback => callback.CallbackId));
            }
            return [.. open];
        }
    }

    [Benchmark(OperationsPerInvoke = Replays)]
    public async Task Replay()
    {
        foreach (var callbackId in _callbackIds)
        {
            await _lab.AnswerAsync(callbackId);
            await _lab.UntilIdleAsync();
        }
    }

    [GlobalCleanup]
    public Task StopAsync() => _lab.DisposeAsync().AsTask();
}
