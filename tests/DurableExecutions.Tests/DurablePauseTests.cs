using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.DurableExecutions.Tests;

/// <summary>Pause, resume and delete, as the Lambda Developer Guide has them.</summary>
public sealed class DurablePauseTests
{
    private readonly ServiceFixture _fixture = new();

    [Fact]
    public void Pause_WhileItWaits_HoldsBackWhatComes()
    {
        var run = Suspended(SdkUpdate.StartWait("w", 1));

        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, "lunch");
        _fixture.Wait(5);

        Assert.Equal(DurableExecutionStatus.Paused, _fixture.Service.Describe(run.Arn).Status);
        Assert.Contains("5 WaitSucceeded", _fixture.History(run.Arn));
        Assert.False(_fixture.IsInvoked);
    }

    [Fact]
    public void Resume_AfterSomethingCame_InvokesTheFunction()
    {
        var run = Suspended(SdkUpdate.StartWait("w", 1));
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, null);
        _fixture.Wait(5);

        _fixture.Service.Resume(run.Arn, "back");

        Assert.Equal(["w"], _fixture.Next().Updated);
        Assert.Equal(["4 ExecutionPaused", "5 WaitSucceeded", "6 ExecutionResumed"], _fixture.History(run.Arn)[3..]);
    }

    [Fact]
    public void Resume_WhileItStillWaits_InvokesNothing()
    {
        var run = Suspended(SdkUpdate.StartCallback("c"));
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, null);

        _fixture.Service.Resume(run.Arn, null);

        Assert.False(_fixture.IsInvoked);
        _fixture.Service.SucceedCallback(_fixture.Callbacks[0].CallbackId, "1");
        Assert.True(_fixture.IsInvoked);
    }

    [Fact]
    public void Pause_DuringAnInvocation_TakesEffectAtItsNextCheckpoint()
    {
        var run = _fixture.Begin();
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, null);
        Assert.Equal(DurableExecutionStatus.Pausing, _fixture.Service.Describe(run.Arn).Status);

        var refused = Assert.Throws<DurableException>(() => run.Checkpoint(SdkUpdate.StartStep("s"), SdkUpdate.SucceedStep("s", "1")));
        run.Throw("CheckpointError");

        Assert.Equal("Invalid checkpoint token", refused.Message);
        Assert.Equal(
            ["1 ExecutionStarted", "2 StepStarted", "3 StepSucceeded", "4 ExecutionPaused", "5 InvocationCompleted"], _fixture.History(run.Arn));
        _fixture.Service.Resume(run.Arn, null);
        Assert.Contains(_fixture.Next().State.Items, operation => operation.Result == "1");
    }

    [Fact]
    public void Pause_DuringAnInvocationThatEnds_LetsItsResultStand()
    {
        var run = _fixture.Begin();
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, null);

        run.Succeed("1");

        Assert.Equal((DurableExecutionStatus.Succeeded, "1"), (_fixture.Service.Describe(run.Arn).Status, _fixture.Service.Describe(run.Arn).Result));
    }

    [Fact]
    public void Resume_BeforeThePauseBegan_TakesItBack()
    {
        var run = _fixture.Begin();
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, null);

        _fixture.Service.Resume(run.Arn, null);
        run.Checkpoint(SdkUpdate.StartStep("s"));

        Assert.Equal(["1 ExecutionStarted", "2 StepStarted"], _fixture.History(run.Arn));
    }

    [Theory]
    [InlineData(false, DurableExecutionStatus.TimedOut)]
    [InlineData(true, DurableExecutionStatus.Paused)]
    public void Timeout_DuringAPause_StandsStillIfAsked(bool isTimeoutPaused, DurableExecutionStatus status)
    {
        var run = Suspended(SdkUpdate.StartCallback("c"));
        _fixture.Service.Pause(run.Arn, isTimeoutPaused, null);

        _fixture.Wait(2 * 3600);

        Assert.Equal(status, _fixture.Service.Describe(run.Arn).Status);
    }

    [Fact]
    public void Timeout_AfterAPauseInWhichItStoodStill_HasItsRestLeft()
    {
        var run = Suspended(SdkUpdate.StartCallback("c"));
        _fixture.Wait(1800);
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: true, null);
        _fixture.Wait(7200);
        _fixture.Service.Resume(run.Arn, null);

        _fixture.Wait(1799);
        Assert.Equal(DurableExecutionStatus.Running, _fixture.Service.Describe(run.Arn).Status);
        _fixture.Wait(1);

        Assert.Equal(DurableExecutionStatus.TimedOut, _fixture.Service.Describe(run.Arn).Status);
    }

    [Fact]
    public void Pause_Again_IsRefusedButForARepeatedCall()
    {
        var run = Suspended(SdkUpdate.StartCallback("c"));
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, "why", "token");

        _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, "why", "token");

        Assert.Equal(DurableException.Conflict, Refusal(() => _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, "why", "other")));
        Assert.Equal(DurableException.Conflict, Refusal(() => _fixture.Service.Pause(run.Arn, isTimeoutPaused: true, "why", "token")));
    }

    [Fact]
    public void Resume_OfWhatIsNotPaused_IsRefused()
    {
        var run = Suspended(SdkUpdate.StartCallback("c"));

        Assert.Equal(DurableException.Conflict, Refusal(() => _fixture.Service.Resume(run.Arn, null)));
    }

    [Fact]
    public void Stop_OfWhatIsPaused_EndsIt()
    {
        var run = Suspended(SdkUpdate.StartCallback("c"));
        _fixture.Service.Pause(run.Arn, isTimeoutPaused: true, null);

        _fixture.Service.Stop(run.Arn);

        Assert.Equal(DurableExecutionStatus.Stopped, _fixture.Service.Describe(run.Arn).Status);
        Assert.Equal(DurableException.Conflict, Refusal(() => _fixture.Service.Resume(run.Arn, null)));
    }

    [Fact]
    public void Delete_OfAnEndedExecution_ForgetsIt()
    {
        var run = _fixture.Begin();
        Assert.Equal(DurableException.Conflict, Refusal(() => _fixture.Service.Delete(run.Arn)));
        run.Succeed("1");

        _fixture.Service.Delete(run.Arn);

        Assert.Equal(DurableException.NotFound, Refusal(() => _fixture.Service.History(run.Arn)));
        Assert.Empty(_fixture.Service.List(new("approvals")).Items);
    }

    private SdkInvocation Suspended(params Local.DurableExecutions.Operations.DurableOperationUpdate[] updates)
    {
        var run = _fixture.Begin();
        run.Checkpoint(updates);
        run.Suspend();
        return run;
    }

    private static string Refusal(Action call) => Assert.Throws<DurableException>(call).Code;
}
