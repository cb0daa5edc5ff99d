using BenchmarkDotNet.Attributes;
using Comparison.Domain;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;
using Comparison.Suite.Runs;
using Comparison.Suite.Samples;
using Comparison.Suite.Targets;

namespace Comparison.Benchmarks;

/// <summary>How long do our engines take for an approval, from the HTTP API to the outcome, waiting skipped?</summary>
/// <remarks>This times the local engines and the suite's own code. It says nothing about AWS.</remarks>
[MemoryDiagnoser]
public class ApprovalBenchmarks
{
    private readonly HttpClient _http = new();
    private Sample _sample = null!;
    private LocalCloud _cloud = null!;
    private LocalStack _durable = null!;
    private LocalStack _stepFunctions = null!;
    private int _run;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _sample = SampleFiles.Of(WorkflowName.Approval)[0];
        _cloud = await LocalCloud.StartAsync();
        var options = new StackOptions { Start = TimeProvider.System.GetUtcNow().AddHours(1) };
        _durable = await LocalStack.DeployAsync(_cloud, Variant.Durable, options);
        _stepFunctions = await LocalStack.DeployAsync(_cloud, Variant.StepFunctions, options);
    }

    [Benchmark(Baseline = true)]
    public Task<SampleRun> StepFunctions() => RunAsync(_stepFunctions);

    [Benchmark]
    public Task<SampleRun> Durable() => RunAsync(_durable);

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    // Each run needs an id of its own: the engines remember names.
    private Task<SampleRun> RunAsync(LocalStack stack)
    {
        var payload = _sample.Payload.Replace("REQ-001", $"REQ-{++_run}", StringComparison.Ordinal);
        return new SampleRunner(new LocalTarget(stack, _http)).RunAsync(_sample with { Payload = payload }, CancellationToken.None);
    }
}
