namespace Comparison.Local.DurableExecutions.Tests;

public sealed class ContextTests
{
    [Fact]
    public void Context_Ended_HidesItsChildrenFromTheNextInvocation()
    {
        var fixture = new Fixture();
        var run = fixture.Begin();

        run.Checkpoint(
            Update.StartContext("outer"), Update.StartContext("inner", "outer"), Update.StartStep("step", "inner"),
            Update.SucceedStep("step"), Update.SucceedContext("outer", "1"), Update.StartWait("w", 1));
        run.Suspend();
        fixture.Wait(1);

        Assert.Equal(["outer", "w"], fixture.Next().State.Items.Skip(1).Select(operation => operation.Id));
    }

    [Fact]
    public void Context_EndedWithReplayChildren_KeepsThemVisible()
    {
        var fixture = new Fixture();
        var run = fixture.Begin();

        run.Checkpoint(
            Update.StartContext("outer"), Update.StartStep("step", "outer"), Update.SucceedStep("step"),
            Update.SucceedContext("outer", "", replayChildren: true));

        Assert.Equal(["outer", "step"], fixture.Service.State(run.Arn, run.Token).Items.Skip(1).Select(operation => operation.Id));
    }

    [Fact]
    public void Context_Failed_HidesItsChildren()
    {
        var fixture = new Fixture();
        var run = fixture.Begin();

        run.Checkpoint(Update.StartContext("c"), Update.StartStep("step", "c"), Update.FailContext("c"));

        Assert.Equal(["c"], fixture.Service.State(run.Arn, run.Token).Items.Skip(1).Select(operation => operation.Id));
        Assert.Equal(["c", "step"], fixture.Service.Operations(run.Arn).Skip(1).Select(operation => operation.Id));
    }

    [Fact]
    public void Context_Failed_IsRecordedWithItsError()
    {
        var fixture = new Fixture();
        var run = fixture.Begin();

        run.Checkpoint(Update.StartContext("c"), Update.FailContext("c"));

        Assert.Equal(["1 ExecutionStarted", "2 ContextStarted", "3 ContextFailed"], fixture.History(run.Arn));
        Assert.Equal(Update.Boom, fixture.Service.History(run.Arn).Items[^1].Error);
    }
}
