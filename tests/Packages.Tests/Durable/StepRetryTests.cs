using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class StepRetryTests : DurableTests
{
    private static readonly StepConfig Retried = new()
    {
        RetryStrategy = RetryStrategy.Exponential(maxAttempts: 2, initialDelay: TimeSpan.FromSeconds(3), jitter: JitterStrategy.None),
    };

    private readonly List<int> _attempts = [];

    [Fact]
    public async Task RetriedStep_FailingOnce_SuspendsForTheDelay()
    {
        var output = await Execution.InvokeAsync(context => context.StepAsync(FailFirst, "charge", Retried));

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal(
            ["STEP START Step charge", "STEP RETRY Step charge ! System.InvalidOperationException: attempt 1 again in 3 s"],
            Execution.Lines);
    }

    [Fact]
    public async Task RetriedStep_BeforeItsDelayIsOver_SuspendsAgainWithoutACheckpoint()
    {
        Task<int> Workflow(IDurableContext context) => context.StepAsync(FailFirst, "charge", Retried);
        await Execution.InvokeAsync(Workflow);

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal(2, Execution.Updates.Count);
        Assert.Equal([1], _attempts);
    }

    [Fact]
    public async Task RetriedStep_Ready_StartsAgainWithTheNextAttempt()
    {
        Task<int> Workflow(IDurableContext context) => context.StepAsync(FailFirst, "charge", Retried);
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal((InvocationStatus.Succeeded, "2"), (output.Status, output.Result));
        Assert.Equal(["STEP START Step charge", "STEP SUCCEED Step charge = 2"], Execution.Lines.Skip(2));
    }

    [Fact]
    public async Task RetriedStep_OutOfAttempts_Fails()
    {
        Task<int> Workflow(IDurableContext context) => context.StepAsync(FailAlways, "charge", Retried);
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal("STEP FAIL Step charge ! System.InvalidOperationException: attempt 2", Execution.Lines[^1]);
    }

    [Fact]
    public async Task RetriedStep_AskingForLessThanASecond_WaitsForOne()
    {
        StepConfig hasty = new() { RetryStrategy = RetryStrategy.FromDelegate((_, _) => RetryDecision.RetryAfter(TimeSpan.Zero)) };

        await Execution.InvokeAsync(context => context.StepAsync(FailAlways, "charge", hasty));

        Assert.EndsWith("again in 1 s", Execution.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AtLeastOnceStep_WhoseInvocationDied_RunsAgainWithoutAnotherStart()
    {
        Task<int> Workflow(IDurableContext context) => context.StepAsync(Count, "charge");
        await Execution.InvokeAsync(Workflow);
        Execution.Records.All[0].Status = OperationStatus.STARTED;
        Execution.Records.All[0].StepDetails.Attempt = 0;

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal([1, 1], _attempts);
        Assert.Equal("1", output.Result);
        Assert.Equal(["STEP SUCCEED Step charge = 1"], Execution.Lines.Skip(2));
    }

    private Task<int> Count(IStepContext step, CancellationToken ct)
    {
        _attempts.Add(step.AttemptNumber);
        return Task.FromResult(step.AttemptNumber);
    }

    private Task<int> FailFirst(IStepContext step, CancellationToken ct) =>
        step.AttemptNumber == 1 ? FailAlways(step, ct) : Count(step, ct);

    private async Task<int> FailAlways(IStepContext step, CancellationToken ct) =>
        throw new InvalidOperationException($"attempt {await Count(step, ct)}");
}
