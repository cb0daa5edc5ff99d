using Amazon.Lambda;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class DurableCallbackTests : DurableTests
{
    [Fact]
    public async Task Callback_Created_HasItsIdAtOnceAndSuspendsOnlyWhenAwaited()
    {
        var id = "";

        var output = await Execution.InvokeAsync(async context =>
        {
            var callback = await context.CreateCallbackAsync<string>("approval");
            id = callback.CallbackId;
            await context.StepAsync((_, _) => Task.FromResult(1), "ask");
            return await callback.GetResultAsync();
        });

        Assert.Equal("callback-of-approval", id);
        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Equal(["CALLBACK START Callback approval", "STEP START Step ask", "STEP SUCCEED Step ask = 1"], Execution.Lines);
    }

    [Fact]
    public async Task Callback_WithTimeouts_RoundsThemUpToSeconds()
    {
        CallbackConfig config = new() { Timeout = TimeSpan.FromSeconds(299.5), HeartbeatTimeout = TimeSpan.FromSeconds(30) };

        await Execution.InvokeAsync(context => context.CreateCallbackAsync<string>("approval", config));

        Assert.Equal(["CALLBACK START Callback approval within 300 s heartbeat 30 s"], Execution.Lines);
    }

    [Fact]
    public async Task Callback_Answered_ReturnsTheAnswerInReplay()
    {
        await Execution.InvokeAsync(AwaitAnswer);
        Execution.Records.EndCallback(OperationStatus.SUCCEEDED, result: "\"yes\"");

        var output = await Execution.InvokeAsync(AwaitAnswer);

        Assert.Equal("\"yes\"", output.Result);
        Assert.Single(Execution.Updates);
    }

    [Fact]
    public async Task Callback_AnsweredWithNothing_ReturnsTheDefault()
    {
        await Execution.InvokeAsync(AwaitAnswer);
        Execution.Records.EndCallback(OperationStatus.SUCCEEDED);

        var output = await Execution.InvokeAsync(AwaitAnswer);

        Assert.Equal((InvocationStatus.Succeeded, null), (output.Status, output.Result));
    }

    [Fact]
    public async Task Callback_AnsweredDuringTheInvocation_DoesNotSuspend()
    {
        var output = await Execution.InvokeAsync(async context =>
        {
            var callback = await context.CreateCallbackAsync<string>("approval");
            Execution.Records.EndCallback(OperationStatus.SUCCEEDED, result: "\"yes\"");
            await context.StepAsync((_, _) => Task.CompletedTask);
            return await callback.GetResultAsync();
        });

        Assert.Equal((InvocationStatus.Succeeded, "\"yes\""), (output.Status, output.Result));
    }

    [Fact]
    public async Task Callback_AnsweredWithFailure_RaisesTheRecordedError()
    {
        await Execution.InvokeAsync(AwaitAnswer);
        Execution.Records.EndCallback(OperationStatus.FAILED, error: new()
        {
            ErrorType = "Rejected",
            ErrorMessage = "no",
            ErrorData = "{}",
            StackTrace = ["at desk"],
        });
        CallbackFailedException? raised = null;

        await Execution.InvokeAsync(async context =>
        {
            raised = await Assert.ThrowsAsync<CallbackFailedException>(() => AwaitAnswer(context));
        });

        Assert.Equal(("no", "Rejected", "{}"), (raised!.Message, raised.ErrorType, raised.ErrorData));
        Assert.Equal("callback-of-approval", raised.CallbackId);
        Assert.Equal(["at desk"], raised.OriginalStackTrace!);
    }

    [Fact]
    public async Task Callback_TimedOutAndUncaught_FailsTheExecutionWithTheTimeout()
    {
        await Execution.InvokeAsync(AwaitAnswer);
        Execution.Records.EndCallback(
            OperationStatus.TIMED_OUT, error: new() { ErrorType = "Callback.Timeout", ErrorMessage = "Callback timed out" });

        var output = await Execution.InvokeAsync(AwaitAnswer);

        Assert.Equal(("Callback.Timeout", "Callback timed out"), (output.Error!.ErrorType, output.Error.ErrorMessage));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void CallbackTimeout_NegativeOrUnderASecond_IsRefused(double seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CallbackConfig { Timeout = TimeSpan.FromSeconds(seconds) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CallbackConfig { HeartbeatTimeout = TimeSpan.FromSeconds(seconds) });
    }

    private static async Task<string> AwaitAnswer(IDurableContext context)
    {
        var callback = await context.CreateCallbackAsync<string>("approval");
        return await callback.GetResultAsync();
    }
}
