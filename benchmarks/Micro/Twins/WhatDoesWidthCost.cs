using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using BenchmarkDotNet.Attributes;

namespace Comparison.Micro.Twins;

/// <summary>What does it cost to do several things at the same time, by their number?</summary>
public class WhatDoesWidthCost
{
    private const string Input = "\"go\"";

    private TwinLab _lab = null!;

    [Params(1, 10, 40)]
    public int Branches { get; set; }

    [GlobalSetup]
    public async Task StartAsync() => _lab = await TwinLab.OpenAsync(
        async (input, context) =>
        {
            await context.ParallelAsync(Enumerable.Range(0, Branches).Select(Branch).ToArray(), name: "all");
            return input;
        },
        Machine(Branches).ToJsonString());

    [Benchmark]
    public Task StepFunctions() => _lab.RunMachineAsync(Input);

    [Benchmark]
    public Task Durable() => _lab.RunFunctionAsync(Input);

    [GlobalCleanup]
    public Task StopAsync() => _lab.DisposeAsync().AsTask();

    private static Func<IDurableContext, CancellationToken, Task<int>> Branch(int index) => (context, ct) =>
        context.StepAsync((_, _) => Task.FromResult(index), name: "step", cancellationToken: ct);

    private static JsonObject Machine(int branches)
    {
        JsonNode Branch(int index) => new JsonObject
        {
            ["StartAt"] = "Step",
            ["States"] = new JsonObject { ["Step"] = new JsonObject { ["Type"] = "Pass", ["Result"] = index, ["End"] = true } },
        };
        var all = new JsonObject { ["Type"] = "Parallel", [nameof(Branches)] = new JsonArray([.. Enumerable.Range(0, branches).Select(Branch)]), ["End"] = true };
        return new() { ["StartAt"] = "All", ["States"] = new JsonObject { ["All"] = all } };
    }
}
