using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;

namespace Comparison.Micro.Durable;

/// <summary>What does an execution cost when a thousand wait at once: to be started, to suspend, to be answered and to end?</summary>
/// <remarks>Beside it: the same for executions of which each has ended before the next begins.</remarks>
public class WhatDoAThousandWaitingCost
{
    private const int Executions = 1_000;

    private readonly ConcurrentBag<string> _arns = [];
    private DurableLab _lab = null!;

    [GlobalSetup]
    public async Task StartAsync() => _lab = await DurableLab.OpenAsync(async context =>
    {
        var callback = await context.CreateCallbackAsync<int>(name: "answer");
        return await callback.GetResultAsync();
    });

    [Benchmark(Baseline = true, OperationsPerInvoke = Executions)]
    public async Task OneAfterAnother()
    {
        for (var i = 0; i < Executions; i++)
        {
            var arn = await _lab.BeginAsync();
            await _lab.UntilIdleAsync();
            await AnswerAsync(arn);
            await _lab.UntilIdleAsync();
        }
    }

    [Benchmark(OperationsPerInvoke = Executions)]
    public async Task AllAtOnce()
    {
        _arns.Clear();
        await Parallel.ForAsync(0, Executions, async (_, _) => _arns.Add(await _lab.BeginAsync()));
        await _lab.UntilIdleAsync();
        await Parallel.ForEachAsync(_arns, async (arn, _) => await AnswerAsync(arn));
        await _lab.UntilIdleAsync();
    }

    [GlobalCleanup]
    public Task StopAsync() => _lab.DisposeAsync().AsTask();

    private Task AnswerAsync(string arn) => _lab.AnswerAsync(_lab.OpenCallbacks(arn).Single().CallbackId);
}
