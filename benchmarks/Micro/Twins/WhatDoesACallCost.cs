using BenchmarkDotNet.Attributes;
using Comparison.Micro.Support;

namespace Comparison.Micro.Twins;

/// <summary>What does one call of each wire protocol cost, by AWS's SDK and with signatures?</summary>
/// <remarks>The yardsticks are a bare POST, and an SDK call, to a server that does nothing.</remarks>
public class WhatDoesACallCost
{
    private Loopback _loopback = null!;
    private TwinLab _lab = null!;
    private string _functionArn = "";
    private string _machineArn = "";

    [GlobalSetup]
    public async Task StartAsync()
    {
        _loopback = await Loopback.StartAsync();
        _lab = await TwinLab.OpenAsync(
            (input, context) => context.StepAsync((_, _) => Task.FromResult(input), name: "step"),
            """{ "StartAt": "Step", "States": { "Step": { "Type": "Pass", "End": true } } }""");
        _functionArn = await _lab.RunFunctionAsync("\"go\"");
        _machineArn = await _lab.RunMachineAsync("\"go\"");
    }

    [Benchmark]
    public Task RoundTrip() => _loopback.MakeRoundTripsAsync(1);

    [Benchmark]
    public Task SdkCall() => _loopback.MakeSdkCallsAsync(1);

    [Benchmark]
    public Task RestJson() => _lab.ReadFunctionAsync(_functionArn);

    [Benchmark]
    public Task AwsJson() => _lab.ReadMachineAsync(_machineArn);

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _lab.DisposeAsync();
        await _loopback.DisposeAsync();
    }
}
