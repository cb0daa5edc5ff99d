using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class DurableInvocationTests
{
    [Fact]
    public void Invocation_Crashed_IsRepeatedAtOnceWithAFreshToken()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Begin();
        first.Checkpoint(SdkUpdate.StartStep("a"));

        first.Throw("Runtime.ExitError");
        var second = fixture.Next();

        Assert.NotEqual(first.Token, second.Token);
        Assert.Equal(DurableOperationStatus.Started, second.State.Items[1].Status);
        Assert.Equal("Runtime.ExitError", fixture.Service.History(first.Arn).Items[2].Error?.ErrorType);
    }

    [Fact]
    public void Invocation_Threw_IsRepeatedAfterTheDelayOfThePolicy()
    {
        var fixture = new ServiceFixture((_, _) => TimeSpan.FromSeconds(30));
        fixture.Begin().Throw("IOException");

        fixture.Wait(29);
        Assert.False(fixture.IsInvoked);
        fixture.Wait(1);

        Assert.True(fixture.IsInvoked);
    }

    [Fact]
    public void Invocation_FailedTooOften_FailsTheExecution()
    {
        var fixture = new ServiceFixture((_, failures) => failures < 3 ? TimeSpan.Zero : null);
        var arn = fixture.Start().Arn;

        foreach (var _ in Enumerable.Range(0, 3))
            fixture.Next().Throw("IOException");

        var ended = fixture.Service.Describe(arn);
        Assert.Equal((DurableExecutionStatus.Failed, "IOException"), (ended.Status, ended.Error?.ErrorType));
        Assert.Equal("5 ExecutionFailed", fixture.History(arn)[^1]);
    }

    [Fact]
    public void Invocation_SucceedsInBetween_ResetsTheFailureCount()
    {
        var fixture = new ServiceFixture((_, failures) => failures < 2 ? TimeSpan.Zero : null);
        var arn = fixture.Start().Arn;
        fixture.Next().Throw("IOException");
        var clean = fixture.Next();
        clean.Checkpoint(SdkUpdate.StartWait("w", 1));
        clean.Suspend();
        fixture.Wait(1);

        fixture.Next().Throw("IOException");

        Assert.Equal(DurableExecutionStatus.Running, fixture.Service.Describe(arn).Status);
    }

    [Fact]
    public void Invocation_ReportedTwice_Throws()
    {
        var run = new ServiceFixture().Begin();
        run.Succeed();

        Assert.Throws<InvalidOperationException>(() => run.Succeed());
    }

    [Fact]
    public void Invocation_Running_IsTheOnlyOne()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"), SdkUpdate.StartCallback("d"));

        fixture.Callbacks.ForEach(callback => fixture.Service.SucceedCallback(callback.CallbackId, "1"));

        Assert.False(fixture.IsInvoked);
        run.Suspend();
        fixture.Next();
        Assert.False(fixture.IsInvoked);
    }

    [Fact]
    public void Invocation_AfterASuspension_ListsWhatChangedMeanwhile()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Begin();
        first.Checkpoint(SdkUpdate.StartStep("done"), SdkUpdate.SucceedStep("done"));
        first.Checkpoint(SdkUpdate.StartWait("w", 1), SdkUpdate.StartCallback("c"), SdkUpdate.StartStep("s"), SdkUpdate.RetryStep("s", 1));
        first.Suspend();

        fixture.Wait(1);

        Assert.Equal([fixture.Service.Operations(first.Arn)[0].Id], first.Updated);
        Assert.Equal(["w", "s"], fixture.Next().Updated);
    }

    [Fact]
    public void Invocation_ReturnsFailed_IsNotRepeated()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Return("FAILED", error: SdkUpdate.Boom);

        Assert.Equal(["1 ExecutionStarted", "2 InvocationCompleted", "3 ExecutionFailed"], fixture.History(run.Arn));
        Assert.All(fixture.Service.History(run.Arn).Items.Skip(1), happened => Assert.Equal(SdkUpdate.Boom, happened.Error));
        Assert.False(fixture.IsInvoked);
    }

    [Theory]
    [InlineData(null, null, false, "Invalid Status in invocation output.")]
    [InlineData("FAILED", "1", true, "Cannot provide a Result for FAILED status.")]
    [InlineData("SUCCEEDED", null, true, "Cannot provide an Error for SUCCEEDED status.")]
    [InlineData("PENDING", null, false, "Cannot return PENDING status with no pending operations.")]
    [InlineData("DONE", null, false, "Invalid Status in invocation output.")]
    public void Invocation_InvalidOutputFourTimes_FailsTheExecution(string? status, string? result, bool withError, string message)
    {
        var fixture = new ServiceFixture();
        var arn = fixture.Start().Arn;

        foreach (var _ in Enumerable.Range(0, 4))
            fixture.Next().Return(status, result, withError ? SdkUpdate.Boom : null);

        var error = fixture.Service.Describe(arn).Error;
        Assert.Equal((DurableException.InvalidParameter, message), (error?.ErrorType, error?.ErrorMessage));
    }

    [Fact]
    public void Invocation_PendingWithAStepStillRunning_IsRepeatedAtOnce()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartContext("c"), SdkUpdate.StartStep("a"));

        run.Suspend();
        fixture.Next().Succeed();

        Assert.Equal(DurableExecutionStatus.Succeeded, fixture.Service.Describe(run.Arn).Status);
        Assert.Equal(DurableException.InvalidParameter, fixture.Service.History(run.Arn).Items[3].Error?.ErrorType);
    }

    [Theory]
    [InlineData("Runtime.ExitError", 3, 0.0)]
    [InlineData("Runtime.ExitError", 4, null)]
    [InlineData("Sandbox.Timedout", 1, 1.0)]
    [InlineData("IOException", 3, 4.0)]
    [InlineData("IOException", 17, 3600.0)]
    [InlineData("IOException", 18, null)]
    public void Retries_LikeAws_DistinguishRuntimeFromHandlerErrors(string type, int failures, double? seconds)
    {
        var delay = InvocationRetries.LikeAws(new() { ErrorType = type }, failures);

        Assert.Equal(seconds, delay?.TotalSeconds);
    }
}
