using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class WaitForCallbackTests : DurableTests
{
    private readonly List<string> _asked = [];

    [Fact]
    public async Task WaitForCallback_Fresh_RecordsContextCallbackAndSubmitter()
    {
        var output = await Execution.InvokeAsync(Review);

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal(["callback-of-review-callback"], _asked);
        Assert.Equal(
            [
                "CONTEXT START WaitForCallback review",
                "CALLBACK START Callback review-callback within 60 s",
                "STEP START Step review-submitter",
                "STEP SUCCEED Step review-submitter = null",
            ],
            Execution.Lines);
        Assert.Equal(["CONTEXT START WaitForCallback review"], Execution.Calls[0]);
        Assert.Equal(["CALLBACK START Callback review-callback within 60 s"], Execution.Calls[1]);
    }

    [Fact]
    public async Task WaitForCallback_Answered_RecordsTheResultOfTheContextAndAsksNobodyTwice()
    {
        await Execution.InvokeAsync(Review);
        Execution.Records.EndCallback(OperationStatus.SUCCEEDED, result: "\"fine\"");

        var output = await Execution.InvokeAsync(Review);

        Assert.Equal("\"fine\"", output.Result);
        Assert.Single(_asked);
        Assert.Equal(["CONTEXT SUCCEED WaitForCallback review = \"fine\""], Execution.Lines.Skip(4));
    }

    [Fact]
    public async Task WaitForCallback_Refused_RaisesTheFailureNowAndInReplay()
    {
        await Execution.InvokeAsync(Review);
        Execution.Records.EndCallback(OperationStatus.FAILED, error: new() { ErrorType = "Rejected", ErrorMessage = "no" });

        var (first, replayed) = await CatchTwiceAsync<CallbackFailedException>();

        Assert.Equal($"CONTEXT FAIL WaitForCallback review ! {typeof(CallbackFailedException).FullName}: no", Execution.Lines[^1]);
        Assert.Equal(("no", "Rejected"), (first.Message, first.ErrorType));
        Assert.Equal(("no", typeof(CallbackFailedException).FullName), (replayed.Message, replayed.ErrorType));
    }

    [Fact]
    public async Task WaitForCallback_TimedOut_RaisesTheTimeoutNowAndInReplay()
    {
        await Execution.InvokeAsync(Review);
        Execution.Records.EndCallback(OperationStatus.TIMED_OUT, error: new() { ErrorType = "Callback.Timeout", ErrorMessage = "late" });

        var (first, replayed) = await CatchTwiceAsync<CallbackTimeoutException>();

        Assert.Equal($"CONTEXT FAIL WaitForCallback review ! {typeof(CallbackTimeoutException).FullName}: late", Execution.Lines[^1]);
        Assert.Equal(("late", "late"), (first.Message, replayed.Message));
    }

    [Fact]
    public async Task WaitForCallback_WhoseSubmitterFails_RaisesThatNowAndInReplay()
    {
        var (first, replayed) = await CatchTwiceAsync<CallbackSubmitterException>(() => throw new InvalidOperationException("desk closed"));

        Assert.Equal(("desk closed", "System.InvalidOperationException"), (first.Message, first.ErrorType));
        Assert.Equal("desk closed", replayed.Message);
        Assert.Equal(
            [
                "STEP FAIL Step review-submitter ! System.InvalidOperationException: desk closed",
                $"CONTEXT FAIL WaitForCallback review ! {typeof(StepException).FullName}: desk closed",
            ],
            Execution.Lines.TakeLast(2));
    }

    [Fact]
    public async Task WaitForCallback_WithARetriedSubmitter_AsksAgainForTheSameCallback()
    {
        Task<string> Workflow(IDurableContext context) => context.WaitForCallbackAsync<string>(
            (id, _, _) =>
            {
                _asked.Add(id);
                return _asked.Count == 1 ? throw new InvalidOperationException("busy") : Task.CompletedTask;
            },
            "review",
            new() { RetryStrategy = RetryStrategy.Transient });
        await Execution.InvokeAsync(Workflow);
        Execution.Records.FireTimers();

        await Execution.InvokeAsync(Workflow);

        Assert.Equal(["callback-of-review-callback", "callback-of-review-callback"], _asked);
        Assert.Equal("STEP SUCCEED Step review-submitter = null", Execution.Lines[^1]);
    }

    [Fact]
    public async Task WaitForCallback_WithoutName_LeavesItsPartsUnnamed()
    {
        await Execution.InvokeAsync(context => context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask));

        Assert.Equal(
            ["CONTEXT START WaitForCallback", "CALLBACK START Callback", "STEP START Step", "STEP SUCCEED Step = null"], Execution.Lines);
    }

    private Task<string> Review(IDurableContext context) => ReviewAsync(context, () => Task.CompletedTask);

    private Task<string> ReviewAsync(IDurableContext context, Func<Task> submit) => context.WaitForCallbackAsync<string>(
        (id, _, _) =>
        {
            _asked.Add(id);
            return submit();
        },
        "review",
        new() { Timeout = TimeSpan.FromSeconds(60) });

    private async Task<(T First, T Replayed)> CatchTwiceAsync<T>(Func<Task>? submit = null)
        where T : Exception
    {
        List<T> raised = [];
        async Task Workflow(IDurableContext context) =>
            raised.Add(await Assert.ThrowsAsync<T>(() => ReviewAsync(context, submit ?? (() => Task.CompletedTask))));

        await Execution.InvokeAsync(Workflow);
        await Execution.InvokeAsync(Workflow);
        return (raised[0], raised[1]);
    }
}
