using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class AtMostOnceTests : DurableTests
{
    private readonly List<Exception> _asked = [];
    private int _runs;

    [Fact]
    public async Task AtMostOnceStep_Fresh_HasItsStartAcknowledgedBeforeItRuns()
    {
        var recordedBefore = -1;

        await Execution.InvokeAsync(context => context.StepAsync(
            (_, _) => Task.FromResult(recordedBefore = Execution.Records.All.Count), "charge", AtMostOnce(retries: false)));

        Assert.Equal(1, recordedBefore);
        Assert.Equal([["STEP START Step charge"], ["STEP SUCCEED Step charge = 1"]], Execution.Calls);
    }

    [Fact]
    public async Task AtMostOnceStep_WhoseInvocationDied_FailsWithoutRunningAgain()
    {
        await DieInStepAsync();

        var output = await Execution.InvokeAsync(context => context.StepAsync(RunAsync, "charge", AtMostOnce(retries: false)));

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal(typeof(StepInterruptedException).FullName, output.Error!.ErrorType);
        Assert.Equal(1, _runs);
        Assert.Equal(
            $"STEP FAIL Step charge ! {output.Error.ErrorType}: Step result lost during AtMostOncePerRetry replay", Execution.Lines[^1]);
    }

    [Fact]
    public async Task AtMostOnceStep_WhoseInvocationDied_AsksItsStrategy()
    {
        await DieInStepAsync();

        var output = await Execution.InvokeAsync(context => context.StepAsync(RunAsync, "charge", AtMostOnce(retries: true)));

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.IsType<StepInterruptedException>(Assert.Single(_asked));
        Assert.EndsWith("again in 7 s", Execution.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AtMostOnceStep_ReadyAfterAnInterruption_RunsItsNextAttempt()
    {
        await DieInStepAsync();
        Task<int> Workflow(IDurableContext context) => context.StepAsync(RunAsync, "charge", AtMostOnce(retries: true));
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        var output = await Execution.InvokeAsync(Workflow);

        Assert.Equal("2", output.Result);
        Assert.Equal([["STEP START Step charge"], ["STEP SUCCEED Step charge = 2"]], Execution.Calls.TakeLast(2));
    }

    private Task<int> RunAsync(IStepContext step, CancellationToken ct) => Task.FromResult(++_runs);

    private async Task DieInStepAsync()
    {
        await Execution.InvokeAsync(context => context.StepAsync(RunAsync, "charge", AtMostOnce(retries: false)));
        Execution.Records.All[0].Status = OperationStatus.STARTED;
        (Execution.Records.All[0].StepDetails.Attempt, Execution.Records.All[0].StepDetails.Error) = (0, null);
    }

    private StepConfig AtMostOnce(bool retries) => new()
    {
        Semantics = StepSemantics.AtMostOncePerRetry,
        RetryStrategy = !retries ? null : RetryStrategy.FromDelegate((exception, _) =>
        {
            _asked.Add(exception);
            return RetryDecision.RetryAfter(TimeSpan.FromSeconds(7));
        }),
    };
}
