using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.DurableExecutions.Tests;

public sealed class DurableExecutionTests
{
    [Fact]
    public void Execution_Started_HasTheArnOfItsVersion()
    {
        var started = new ServiceFixture().Start("order-7");

        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:approvals:1/durable-execution/order-7/id-1", started.Arn);
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:approvals:live", started.FunctionArn);
    }

    [Fact]
    public void Execution_SameNameAndInput_IsTheSame()
    {
        var fixture = new ServiceFixture();
        var first = fixture.Start("one");
        fixture.Next().Succeed("1");

        var second = fixture.Start("one");

        Assert.Equal((first.Arn, "1"), (second.Arn, second.Result));
        Assert.False(fixture.IsInvoked);
    }

    [Theory]
    [InlineData("[]", "1")]
    [InlineData("{}", "2")]
    public void Execution_SameNameAndOtherInputOrVersion_IsRefused(string input, string version)
    {
        var fixture = new ServiceFixture();
        fixture.Start("one");

        var refused = Assert.Throws<DurableException>(() => fixture.Start("one", input, version: version));

        Assert.Equal(DurableException.AlreadyStarted, refused.Code);
    }

    [Fact]
    public void Execution_PastItsRetention_IsForgottenAndFreesItsName()
    {
        var fixture = new ServiceFixture();
        var old = fixture.Start("one");
        fixture.Next().Succeed();

        fixture.Wait(14 * 86_400);

        Assert.Equal(DurableException.NotFound, Assert.Throws<DurableException>(() => fixture.Service.Describe(old.Arn)).Code);
        Assert.NotEqual(old.Arn, fixture.Start("one", "[]").Arn);
    }

    [Fact]
    public void Execution_Stopped_RefusesTheRunningInvocationsCheckpoint()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();

        fixture.Service.Stop(run.Arn, SdkUpdate.Boom);
        var refused = Assert.Throws<DurableException>(() => run.Checkpoint(SdkUpdate.StartStep("a")));
        run.Succeed("too late");

        Assert.StartsWith("Invalid checkpoint token", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["1 ExecutionStarted", "2 ExecutionStopped", "3 InvocationCompleted"], fixture.History(run.Arn));
        Assert.Equal((DurableExecutionStatus.Stopped, null), (fixture.Service.Describe(run.Arn).Status, fixture.Service.Describe(run.Arn).Result));
    }

    [Fact]
    public void Execution_StoppedAgain_KeepsItsFirstEnd()
    {
        var fixture = new ServiceFixture();
        var arn = fixture.Start().Arn;
        var stopped = fixture.Service.Stop(arn);

        fixture.Wait(5);

        Assert.Equal(stopped, fixture.Service.Stop(arn));
    }

    [Fact]
    public void Execution_PastItsTimeout_TimesOutAndLeavesNoTimer()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin(timeoutSeconds: 30);
        run.Checkpoint(SdkUpdate.StartCallback("c"));
        run.Suspend();

        fixture.Wait(30);

        var ended = fixture.Service.Describe(run.Arn);
        Assert.Equal((DurableExecutionStatus.TimedOut, "Execution timed out after 30 seconds."), (ended.Status, ended.Error?.ErrorMessage));
        Assert.Equal("4 ExecutionTimedOut", fixture.History(run.Arn)[^1]);
        Assert.Equal(0, fixture.Time.ArmedTimers);
    }

    [Fact]
    public void Execution_TimesOutWhileTheFunctionRuns_RefusesItsCheckpointsAndIgnoresItsOutput()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin(timeoutSeconds: 30);

        fixture.Wait(30);

        Assert.Throws<DurableException>(() => run.Checkpoint(SdkUpdate.StartStep("a")));
        run.Succeed("too late");
        Assert.Equal(["1 ExecutionStarted", "2 ExecutionTimedOut", "3 InvocationCompleted"], fixture.History(run.Arn));
        Assert.Null(fixture.Service.Describe(run.Arn).Result);
    }

    [Fact]
    public void Execution_OperationsDueBeforeTheTimeout_EndBeforeIt()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin(timeoutSeconds: 30);
        run.Checkpoint(SdkUpdate.StartWait("w", 30));
        run.Suspend();

        fixture.Wait(31);

        Assert.Equal(["4 WaitSucceeded", "5 ExecutionTimedOut"], fixture.History(run.Arn)[3..]);
        Assert.False(fixture.IsInvoked);
    }

    [Fact]
    public void Execution_StartedOnAVersion_IsInvokedOnItWhateverIsStartedLater()
    {
        var fixture = new ServiceFixture();
        fixture.Start("old", version: "1");
        var old = fixture.Next();
        old.Checkpoint(SdkUpdate.StartWait("w", 1));
        old.Suspend();
        fixture.Start("new", version: "2");
        var later = fixture.Next();

        fixture.Wait(1);

        Assert.Equal(("2", "1"), (later.Version, fixture.Next().Version));
    }

    [Fact]
    public void Execution_Ended_NotifiesWhoeverWaits()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        var told = new List<string?>();

        fixture.Service.OnEnd(run.Arn, ended => told.Add(ended.Result));
        run.Succeed("1");
        fixture.Service.OnEnd(run.Arn, ended => told.Add(ended.Result));

        Assert.Equal(["1", "1"], told);
    }

    [Fact]
    public void Execution_ListedByFunction_NewestFirstInPages()
    {
        var fixture = new ServiceFixture();
        foreach (var name in new[] { "a", "b", "c" })
        {
            fixture.Start(name);
            fixture.Wait(1);
        }

        var first = fixture.Service.List(new("approvals"), maxItems: 2);
        var second = fixture.Service.List(new("approvals"), first.NextMarker, 2);

        Assert.Equal(["c", "b", "a"], first.Items.Concat(second.Items).Select(execution => execution.Name));
        Assert.Null(second.NextMarker);
    }

    [Fact]
    public void Execution_ListedWithFilters_OnlyWhatMatches()
    {
        var fixture = new ServiceFixture();
        var since = fixture.Time.GetUtcNow();
        fixture.Start("a");
        fixture.Next().Succeed();
        fixture.Wait(1);
        fixture.Start("b", version: "2");

        string[] Names(ExecutionFilter filter) => [.. fixture.Service.List(filter).Items.Select(execution => execution.Name)];

        Assert.Equal(["a"], Names(new("approvals") { Statuses = [DurableExecutionStatus.Succeeded] }));
        Assert.Equal(["b"], Names(new("approvals") { Version = "2" }));
        Assert.Equal(["b"], Names(new("approvals") { StartedAfter = since }));
        Assert.Equal(["a"], Names(new("approvals") { StartedBefore = since.AddSeconds(1) }));
        Assert.Equal(["a", "b"], Names(new("approvals") { ReverseOrder = true }));
        Assert.Empty(Names(new("orders")));
        Assert.Equal("b", fixture.Service.Find("approvals", "b")?.Name);
    }
}
