using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class WaitOperationTests
{
    [Fact]
    public void Wait_Over_InvokesAgain()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Begin();
        first.Checkpoint(SdkUpdate.StartWait("w", 2));
        first.Suspend();

        fixture.Wait(2);
        fixture.Next().Succeed();

        Assert.Equal(
            [
                "1 ExecutionStarted", "2 WaitStarted", "3 InvocationCompleted", "4 WaitSucceeded", "5 InvocationCompleted",
                "6 ExecutionSucceeded",
            ],
            fixture.History(first.Arn));
    }

    [Fact]
    public void Wait_Over_HistoryShowsDurationAndScheduledEnd()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("w", 2));

        fixture.Wait(2);

        var events = fixture.Service.History(run.Arn).Items;
        Assert.Equal((2, fixture.Time.GetUtcNow()), (events[1].DurationSeconds, events[1].ScheduledEnd));
        Assert.Equal(2, events[2].DurationSeconds);
    }

    [Fact]
    public void Wait_Cancelled_NeverSucceeds()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("w", 2));

        run.Checkpoint(SdkUpdate.CancelWait("w"));
        fixture.Wait(10);

        Assert.Equal(["1 ExecutionStarted", "2 WaitStarted", "3 WaitCancelled"], fixture.History(run.Arn));
    }

    [Fact]
    public void Wait_LongerThanSystemTimersReach_EndsOnTime()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin(timeoutSeconds: 366 * 86_400);
        run.Checkpoint(SdkUpdate.StartWait("w", 300 * 86_400));
        run.Suspend();

        fixture.Wait((300 * 86_400) - 1);
        Assert.False(fixture.IsInvoked);
        fixture.Wait(1);

        Assert.True(fixture.IsInvoked);
    }

    [Fact]
    public void Wait_OverWhileTheFunctionRuns_IsInTheNextCheckpointAnswer()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("w", 2));

        fixture.Wait(2);

        Assert.Equal([("w", DurableOperationStatus.Succeeded)], run.Checkpoint().Select(wait => (wait.Id, wait.Status)));
        Assert.False(fixture.IsInvoked);
    }

    [Fact]
    public void Wait_OverAfterTheLastCheckpoint_InvokesAgainAtOnce()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("w", 2));
        fixture.Wait(2);

        run.Suspend();

        Assert.Equal(DurableOperationStatus.Succeeded, fixture.Next().State.Items[1].Status);
    }

    [Fact]
    public void Wait_SeveralDueBeforeOneLook_AreToldInTheOrderOfTheirEnds()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("late", 2), SdkUpdate.StartWait("early", 1));
        run.Suspend();

        fixture.Time.Skip(TimeSpan.FromSeconds(3));

        Assert.Equal(["early", "late"], fixture.Service.History(run.Arn).Items.TakeLast(2).Select(happened => happened.OperationId));
    }
}
