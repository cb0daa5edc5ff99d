using BenchmarkDotNet.Attributes;
using Comparison.Adapters.Decisions;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.Micro.Twins;

/// <summary>How long does an approval take from its start at the HTTP API until somebody is asked, the queue's delay skipped?</summary>
public class HowSoonIsSomebodyAsked
{
    private const int Approvals = 20;

    private readonly List<(RequestDriver, PendingDecision)> _asked = [];
    private TwinApprovalLab _lab = null!;

    [GlobalSetup]
    public async Task StartAsync() => _lab = await TwinApprovalLab.Shared;

    [Benchmark(OperationsPerInvoke = Approvals)]
    public Task StepFunctions() => AskAsync(_lab.StepFunctions);

    [Benchmark(OperationsPerInvoke = Approvals)]
    public Task Durable() => AskAsync(_lab.Durable);

    // Those that still wait would make each look at the desk longer.
    [IterationCleanup]
    public void Approve()
    {
        foreach (var one in _asked)
            TwinApprovalLab.ApproveAsync(one).GetAwaiter().GetResult();
        _asked.Clear();
    }

    private async Task AskAsync(IStack stack)
    {
        for (var i = 0; i < Approvals; i++)
            _asked.Add(await _lab.AskAsync(stack));
    }
}
