using BenchmarkDotNet.Attributes;

namespace Comparison.Micro.Twins;

/// <summary>What does an execution cost that hands its input on in one step, by the input's size?</summary>
public class WhatDoesAPayloadCost
{
    private TwinLab _lab = null!;
    private string _input = "";

    /// <summary>Of the input, 1,024 bytes each; 256 is what either engine takes, less what its frame needs.</summary>
    [Params(1, 16, 64, 255)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _input = $"\"{new string('x', Kilobytes * 1024 - 2)}\"";
        _lab = await TwinLab.OpenAsync(
            (input, context) => context.StepAsync((_, _) => Task.FromResult(input), name: "hand-on"),
            """{ "StartAt": "Hand on", "States": { "Hand on": { "Type": "Pass", "End": true } } }""");
    }

    [Benchmark]
    public Task StepFunctions() => _lab.RunMachineAsync(_input);

    [Benchmark]
    public Task Durable() => _lab.RunFunctionAsync(_input);

    [GlobalCleanup]
    public Task StopAsync() => _lab.DisposeAsync().AsTask();
}
