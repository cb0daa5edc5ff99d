using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class CallbackOperationTests
{
    [Fact]
    public void Callback_Started_IsIssuedWithAnIdThatTheFunctionLearns()
    {
        var fixture = new ServiceFixture();

        var changed = fixture.Begin().Checkpoint(SdkUpdate.StartCallback("c"));

        Assert.Equal([changed[0].CallbackId], fixture.Callbacks.Select(callback => callback.CallbackId));
        var open = fixture.Service.OpenCallbacks(fixture.Callbacks[0].ExecutionArn);
        Assert.Equal([changed[0].CallbackId], open.Select(callback => callback.CallbackId));
    }

    [Fact]
    public void Callback_Succeeded_InvokesAgainWithTheResult()
    {
        var fixture = Waiting(out var arn);

        fixture.Service.SucceedCallback(Id(fixture), "{\"approved\":true}");

        Assert.Equal("{\"approved\":true}", fixture.Next().State.Items[1].Result);
        Assert.Equal(
            ["1 ExecutionStarted", "2 CallbackStarted", "3 InvocationCompleted", "4 CallbackSucceeded"], fixture.History(arn));
    }

    [Fact]
    public void Callback_Failed_InvokesAgainWithTheError()
    {
        var fixture = Waiting(out _);

        fixture.Service.FailCallback(Id(fixture), SdkUpdate.Boom);

        var callback = fixture.Next().State.Items[1];
        Assert.Equal((DurableOperationStatus.Failed, SdkUpdate.Boom), (callback.Status, callback.Error));
    }

    [Fact]
    public void Callback_NobodyAnswers_TimesOut()
    {
        var fixture = Waiting(out var arn, timeout: 60);

        fixture.Wait(60);

        var callback = fixture.Next().State.Items[1];
        Assert.Equal((DurableOperationStatus.TimedOut, "Callback.Timeout"), (callback.Status, callback.Error?.ErrorType));
        Assert.Equal("4 CallbackTimedOut", fixture.History(arn)[^1]);
    }

    [Fact]
    public void Callback_NoHeartbeat_TimesOutOnHeartbeat()
    {
        var fixture = Waiting(out _, timeout: 60, heartbeat: 10);

        fixture.Wait(10);

        Assert.Equal("Callback.Heartbeat", fixture.Next().State.Items[1].Error?.ErrorType);
    }

    [Fact]
    public void Callback_BothDeadlinesAtOnce_TimesOut()
    {
        var fixture = Waiting(out _, timeout: 10, heartbeat: 10);

        fixture.Wait(10);

        Assert.Equal("Callback.Timeout", fixture.Next().State.Items[1].Error?.ErrorType);
    }

    [Fact]
    public void Callback_Heartbeat_MovesOnlyTheHeartbeat()
    {
        var fixture = Waiting(out _, timeout: 25, heartbeat: 10);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            fixture.Wait(8);
            fixture.Service.HeartbeatCallback(Id(fixture));
        }

        Assert.False(fixture.IsInvoked);
        fixture.Wait(1);
        Assert.Equal("Callback.Timeout", fixture.Next().State.Items[1].Error?.ErrorType);
    }

    [Fact]
    public void Callback_AnsweredTwice_TheFirstWins()
    {
        var fixture = Waiting(out _);
        fixture.Service.SucceedCallback(Id(fixture), "1");

        var refused = Assert.Throws<DurableException>(() => fixture.Service.FailCallback(Id(fixture), SdkUpdate.Boom));

        Assert.Equal(DurableException.CallbackTimeout, refused.Code);
        Assert.Equal("1", fixture.Next().State.Items[1].Result);
    }

    [Fact]
    public void Callback_AnsweredAfterItsDeadline_IsClosed()
    {
        var fixture = Waiting(out _, timeout: 60);
        fixture.Wait(60);

        var refused = Assert.Throws<DurableException>(() => fixture.Service.SucceedCallback(Id(fixture), "1"));

        Assert.Equal(DurableException.CallbackTimeout, refused.Code);
    }

    [Fact]
    public void Callback_OfAStoppedExecution_IsClosed()
    {
        var fixture = Waiting(out var arn);
        fixture.Service.Stop(arn);

        var refused = Assert.Throws<DurableException>(() => fixture.Service.HeartbeatCallback(Id(fixture)));

        Assert.Equal(DurableException.CallbackTimeout, refused.Code);
        Assert.Empty(fixture.Service.OpenCallbacks(arn));
    }

    [Fact]
    public void Callback_UnknownId_IsAnotherErrorThanAClosedOne()
    {
        var refused = Assert.Throws<DurableException>(() => new ServiceFixture().Service.SucceedCallback("bm8=", null));

        Assert.Equal((DurableException.InvalidParameter, "Invalid callback id"), (refused.Code, refused.Message));
    }

    [Fact]
    public void Callback_Printed_HidesItsId()
    {
        var fixture = Waiting(out var arn);

        var texts = $"{fixture.Service.Operations(arn)[1]} {fixture.Service.History(arn).Items[1]} {fixture.Callbacks[0]}";

        Assert.DoesNotContain(Id(fixture), texts, StringComparison.Ordinal);
    }

    private static ServiceFixture Waiting(out string arn, int timeout = 0, int heartbeat = 0)
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c", timeout: timeout, heartbeat: heartbeat));
        run.Suspend();
        arn = run.Arn;
        return fixture;
    }

    private static string Id(ServiceFixture fixture) => fixture.Callbacks[0].CallbackId;
}
