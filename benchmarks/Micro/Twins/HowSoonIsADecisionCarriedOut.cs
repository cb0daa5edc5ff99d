using BenchmarkDotNet.Attributes;
using Comparison.Adapters.Decisions;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.Micro.Twins;

/// <summary>How long does it take from a decision at the HTTP API until the approval that waits for it has ended?</summary>
public class HowSoonIsADecisionCarriedOut
{
    private const int Decisions = 20;

    private TwinApprovalLab _lab = null!;
    private List<(RequestDriver, PendingDecision)> _waiting = [];

    [GlobalSetup]
    public async Task StartAsync() => _lab = await TwinApprovalLab.Shared;

    [IterationSetup(Target = nameof(StepFunctions))]
    public void AskMachines() => Ask(_lab.StepFunctions);

    [IterationSetup(Target = nameof(Durable))]
    public void AskFunctions() => Ask(_lab.Durable);

    [Benchmark(OperationsPerInvoke = Decisions)]
    public Task StepFunctions() => ApproveAllAsync();

    [Benchmark(OperationsPerInvoke = Decisions)]
    public Task Durable() => ApproveAllAsync();

    private void Ask(IStack stack)
    {
        _waiting = AskAsync().GetAwaiter().GetResult();
        async Task<List<(RequestDriver, PendingDecision)>> AskAsync()
        {
            List<(RequestDriver, PendingDecision)> waiting = [];
            while (waiting.Count < Decisions)
                waiting.Add(await _lab.AskAsync(stack));
            return waiting;
        }
    }

    private async Task ApproveAllAsync()
    {
        foreach (var one in _waiting)
            await TwinApprovalLab.ApproveAsync(one);
    }
}
