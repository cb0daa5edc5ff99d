using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class ChainedInvokeTests
{
    private readonly ServiceFixture _fixture = new();

    [Fact]
    public void ChainedInvoke_PlainFunctionAnswers_InvokesTheCallerAgain()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain", "1"));
        caller.Suspend();

        var invocation = _fixture.Chained.Dequeue();
        _fixture.Service.CompleteChained(invocation, "2");

        Assert.Equal("1", invocation.Payload);
        Assert.Equal((DurableOperationStatus.Succeeded, "2"), Outcome(_fixture.Next()));
        Assert.Equal(
            ["1 ExecutionStarted", "2 ChainedInvokeStarted", "3 InvocationCompleted", "4 ChainedInvokeSucceeded"],
            _fixture.History(caller.Arn));
    }

    [Theory]
    [InlineData("Boom")]
    [InlineData("Sandbox.Timedout")]
    public void ChainedInvoke_PlainFunctionFailsOrTimesOut_EndsAsFailed(string errorType)
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain"));
        caller.Suspend();

        _fixture.Service.FailChained(_fixture.Chained.Dequeue(), new() { ErrorType = errorType });

        Assert.Equal(DurableOperationStatus.Failed, Outcome(_fixture.Next()).Status);
    }

    [Fact]
    public void ChainedInvoke_DurableFunctionSucceeds_ReturnsItsResult()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "durable:1", "1"));
        caller.Suspend();

        _fixture.Next().Succeed("2");

        Assert.Equal((DurableOperationStatus.Succeeded, "2"), Outcome(_fixture.Next()));
    }

    [Fact]
    public void ChainedInvoke_DurableExecutionIsStopped_EndsAsStopped()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "durable:1"));
        caller.Suspend();

        _fixture.Service.Stop(_fixture.Next().Arn);

        Assert.Equal(DurableOperationStatus.Stopped, Outcome(_fixture.Next()).Status);
    }

    [Fact]
    public void ChainedInvoke_DurableExecutionTimesOut_EndsAsTimedOut()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "durable:1"));
        caller.Suspend();
        _fixture.Next();

        _fixture.Wait(60);

        var invoke = _fixture.Next().State.Items.Single(operation => operation.Id == "i");
        Assert.Equal((DurableOperationStatus.TimedOut, "ChainedInvoke.Timeout"), (invoke.Status, invoke.Error?.ErrorType));
        Assert.Equal("CHAINED_INVOKE timed out after 60 seconds.", invoke.Error?.ErrorMessage);
    }

    [Fact]
    public void ChainedInvoke_NoSuchFunction_FailsOnceTheCallerHasSuspended()
    {
        var caller = _fixture.Begin();

        caller.Checkpoint(SdkUpdate.StartInvoke("i", "nobody"));
        caller.Suspend();

        Assert.Equal(DurableOperationStatus.Failed, Outcome(_fixture.Next()).Status);
    }

    [Fact]
    public void ChainedInvoke_EndsWhileTheCallerRuns_IsReportedByTheNextCheckpoint()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain"));
        _fixture.Service.CompleteChained(_fixture.Chained.Dequeue(), "2");

        var told = caller.Checkpoint();

        Assert.Equal(["i"], told.Select(operation => operation.Id));
        Assert.False(_fixture.IsInvoked);
    }

    [Fact]
    public void ChainedInvoke_EndsBeforeTheCallerHasSuspended_InvokesItAgainAfterwards()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain"));
        _fixture.Service.CompleteChained(_fixture.Chained.Dequeue(), "2");

        caller.Suspend();

        Assert.Equal((DurableOperationStatus.Succeeded, "2"), Outcome(_fixture.Next()));
        Assert.Equal("4 ChainedInvokeSucceeded", _fixture.History(caller.Arn)[3]);
    }

    [Fact]
    public void ChainedInvoke_EndsAfterTheCallerWasStopped_IsIgnored()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain"));
        caller.Suspend();
        _fixture.Service.Stop(caller.Arn);

        _fixture.Service.CompleteChained(_fixture.Chained.Dequeue(), "2");

        Assert.DoesNotContain(_fixture.History(caller.Arn), told => told.Contains("ChainedInvokeSucceeded"));
    }

    private static (DurableOperationStatus Status, string? Result) Outcome(SdkInvocation caller)
    {
        var invoke = caller.State.Items.Single(operation => operation.Id == "i");
        return (invoke.Status, invoke.Result);
    }
}
