using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class StepOperationTests
{
    [Fact]
    public void Step_StartAndSuccessInOneBatch_IsRecordedAsTwoEvents()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        var changed = run.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.SucceedStep("a", "\"A\""));
        run.Succeed("\"done\"");

        Assert.Equal([("a", DurableOperationStatus.Succeeded, 1)], changed.Select(step => (step.Id, step.Status, step.Attempt)));
        Assert.Equal(
            ["1 ExecutionStarted", "2 StepStarted", "3 StepSucceeded", "4 InvocationCompleted", "5 ExecutionSucceeded"],
            fixture.History(run.Arn));
    }

    [Fact]
    public void Step_Retry_BecomesReadyAfterItsDelayAndRunsAgain()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Begin();
        first.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.RetryStep("a", 5));
        first.Suspend();

        fixture.Wait(4);
        Assert.False(fixture.IsInvoked);
        fixture.Wait(1);
        var second = fixture.Next();

        Assert.Equal((DurableOperationStatus.Ready, 1, null), State(second.State.Items[1]));
        second.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.SucceedStep("a"));
        second.Succeed();
        Assert.Equal(
            [
                "1 ExecutionStarted", "2 StepStarted", "3 StepFailed", "4 InvocationCompleted",
                "5 StepStarted", "6 StepSucceeded", "7 InvocationCompleted", "8 ExecutionSucceeded",
            ],
            fixture.History(first.Arn));
    }

    [Fact]
    public void Step_Retry_HistoryShowsAttemptAndDelay()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.RetryStep("a", 5));

        var failed = fixture.Service.History(run.Arn).Items[^1];
        Assert.Equal((1, 5, SdkUpdate.Boom), (failed.Attempt, failed.NextAttemptDelaySeconds, failed.Error));
    }

    [Fact]
    public void Step_PollAgain_KeepsTheStateAndCountsAsSucceeded()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        var changed = run.Checkpoint(SdkUpdate.StartStep("poll", subType: "WaitForCondition"), SdkUpdate.PollAgain("poll", "1", 2));

        Assert.Equal((DurableOperationStatus.Pending, "1"), (changed[0].Status, changed[0].Result));
        Assert.Equal(DurableHistoryEventType.StepSucceeded, fixture.Service.History(run.Arn).Items[^1].Type);
    }

    [Fact]
    public void Step_StartedByAnInvocationThatDied_CanStillFail()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Begin();
        first.Checkpoint(SdkUpdate.StartStep("a"));
        first.Throw("Runtime.ExitError");

        fixture.Next().Checkpoint(SdkUpdate.FailStep("a"));

        Assert.Equal(
            ["1 ExecutionStarted", "2 StepStarted", "3 InvocationCompleted", "4 StepFailed"], fixture.History(first.Arn));
    }

    private static (DurableOperationStatus Status, int Attempt, DateTimeOffset? Next) State(DurableOperation step) =>
        (step.Status, step.Attempt, step.NextAttempt);
}
