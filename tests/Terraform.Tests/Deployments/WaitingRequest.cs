using Comparison.Adapters.Decisions;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>A request that has come to somebody who has not answered yet.</summary>
internal sealed class WaitingRequest(IStack stack, Sample sample)
{
    private readonly Errand _errand = new(stack, sample);
    private PendingDecision? _asked;

    public IStack Stack => stack;

    public Sample Sample => sample;

    public async Task<WaitingRequest> StartAsync()
    {
        await _errand.StartAsync(CancellationToken.None);
        _asked = await _errand.UntilAskedAsync(CancellationToken.None);
        Assert.NotNull(_asked);
        return this;
    }

    /// <summary>Everybody says yes, now.</summary>
    public async Task<SampleRun> FinishAsync()
    {
        for (; _asked is not null; _asked = await _errand.UntilAskedAsync(CancellationToken.None))
            Assert.Equal(200, await _errand.DecideAsync(_asked, "approve", _asked.Deciders[0], "Looks right to me", CancellationToken.None));
        return await _errand.ResultAsync(CancellationToken.None);
    }
}
