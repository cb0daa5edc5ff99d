namespace Comparison.DurableExecutions.Tests;

public sealed class ContextOperationTests
{
    [Fact]
    public void Context_Ended_HidesItsChildrenFromTheNextInvocation()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Checkpoint(
            SdkUpdate.StartContext("outer"), SdkUpdate.StartContext("inner", "outer"), SdkUpdate.StartStep("step", "inner"),
            SdkUpdate.SucceedStep("step"), SdkUpdate.SucceedContext("outer", "1"), SdkUpdate.StartWait("w", 1));
        run.Suspend();
        fixture.Wait(1);

        Assert.Equal(["outer", "w"], fixture.Next().State.Items.Skip(1).Select(operation => operation.Id));
    }

    [Fact]
    public void Context_EndedWithReplayChildren_KeepsThemVisible()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Checkpoint(
            SdkUpdate.StartContext("outer"), SdkUpdate.StartStep("step", "outer"), SdkUpdate.SucceedStep("step"),
            SdkUpdate.SucceedContext("outer", "", replayChildren: true));

        Assert.Equal(["outer", "step"], fixture.Service.State(run.Arn, run.Token).Items.Skip(1).Select(operation => operation.Id));
    }

    [Fact]
    public void Context_Failed_HidesItsChildren()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Checkpoint(SdkUpdate.StartContext("c"), SdkUpdate.StartStep("step", "c"), SdkUpdate.FailContext("c"));

        Assert.Equal(["c"], fixture.Service.State(run.Arn, run.Token).Items.Skip(1).Select(operation => operation.Id));
        Assert.Equal(["c", "step"], fixture.Service.Operations(run.Arn).Skip(1).Select(operation => operation.Id));
    }

    [Fact]
    public void Context_Failed_IsRecordedWithItsError()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Checkpoint(SdkUpdate.StartContext("c"), SdkUpdate.FailContext("c"));

        Assert.Equal(["1 ExecutionStarted", "2 ContextStarted", "3 ContextFailed"], fixture.History(run.Arn));
        Assert.Equal(SdkUpdate.Boom, fixture.Service.History(run.Arn).Items[^1].Error);
    }
}
