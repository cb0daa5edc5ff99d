using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.DurableExecutions.Tests;

public sealed class CheckpointCallTests
{
    [Fact]
    public void Checkpoint_TokenUsedBefore_IsRefused()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        var stale = run.Token;
        run.Checkpoint(SdkUpdate.StartStep("a"));

        var refused = Assert.Throws<DurableException>(() => fixture.Service.Checkpoint(run.Arn, stale, []));

        Assert.Equal((DurableException.InvalidParameter, "Invalid checkpoint token"), (refused.Code, refused.Message));
    }

    [Fact]
    public void Checkpoint_TokenOfAnEarlierInvocation_IsRefused()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Begin();
        first.Throw("Runtime.ExitError");

        Assert.Throws<DurableException>(() => first.Checkpoint());

        fixture.Next().Checkpoint();
    }

    [Fact]
    public void Checkpoint_AfterItsInvocationHasEnded_IsRefused()
    {
        var run = new ServiceFixture().Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"));
        run.Suspend();

        Assert.Throws<DurableException>(() => run.Checkpoint());
    }

    [Fact]
    public void Checkpoint_UnknownExecution_IsRefusedLikeAWrongToken()
    {
        var refused = Assert.Throws<DurableException>(() => new ServiceFixture().Service.Checkpoint("arn:nobody", "dG9r", []));

        Assert.Equal("Invalid checkpoint token", refused.Message);
    }

    [Fact]
    public void Checkpoint_SameClientToken_GetsTheSameAnswerOnce()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        var first = fixture.Service.Checkpoint(run.Arn, run.Token, [SdkUpdate.StartStep("a")], "client");
        var again = fixture.Service.Checkpoint(run.Arn, run.Token, [SdkUpdate.StartStep("a")], "client");

        Assert.Same(first, again);
        Assert.Equal(["1 ExecutionStarted", "2 StepStarted"], fixture.History(run.Arn));
    }

    [Fact]
    public void Checkpoint_SameClientTokenAfterAnotherCheckpoint_IsANewCall()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        var first = fixture.Service.Checkpoint(run.Arn, run.Token, [SdkUpdate.StartStep("a")], "client");
        fixture.Service.Checkpoint(run.Arn, first.CheckpointToken!, [], "another");

        Assert.Throws<DurableException>(() => fixture.Service.Checkpoint(run.Arn, run.Token, [SdkUpdate.StartStep("a")], "client"));
    }

    [Fact]
    public void Checkpoint_SameClientTokenWithAnotherCheckpointToken_IsRefused()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        fixture.Service.Checkpoint(run.Arn, run.Token, [SdkUpdate.StartStep("a")], "client");

        Assert.Throws<DurableException>(() => fixture.Service.Checkpoint(run.Arn, "Z2FyYmFnZQ==", [SdkUpdate.StartStep("a")], "client"));
    }

    [Fact]
    public void Checkpoint_OneBadUpdate_AppliesNoneOfTheBatch()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        Assert.Throws<DurableException>(() => run.Checkpoint(SdkUpdate.StartCallback("c"), SdkUpdate.StartStep("b", "missing")));

        Assert.Empty(fixture.Callbacks);
        Assert.Equal(["1 ExecutionStarted"], fixture.History(run.Arn));
        Assert.Single(run.Checkpoint(SdkUpdate.StartStep("b")));
    }

    [Fact]
    public void Checkpoint_ResultOfTheExecution_EndsItWithoutANewToken()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        run.Checkpoint(SdkUpdate.SucceedExecution("\"big\""));
        run.Succeed("");

        Assert.Equal("", run.Token);
        Assert.Equal("\"big\"", fixture.Service.Describe(run.Arn).Result);
    }

    [Fact]
    public void Checkpoint_Empty_ReturnsOnlyWhatIsNew()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"), SdkUpdate.StartStep("a"));

        fixture.Service.SucceedCallback(fixture.Callbacks[0].CallbackId, "1");

        Assert.Equal(["c"], run.Checkpoint().Select(operation => operation.Id));
        Assert.Empty(run.Checkpoint());
    }
}
