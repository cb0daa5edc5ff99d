using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>What a process finds of executions whose last one was killed.</summary>
public sealed class RestartTests
{
    private readonly MemoryJournal _journal = new();
    private readonly ServiceFixture _fixture;

    public RestartTests() => _fixture = new(journal: _journal);

    [Fact]
    public void Invocation_InFlight_IsRepeatedAtOnceAndNoFailure()
    {
        var run = _fixture.Begin();
        run.Throw("Runtime.ExitError");
        var lost = _fixture.Next();

        var next = Restart((_, failures) => failures == 1 ? TimeSpan.Zero : null);
        var repeated = next.Next();

        var completed = next.Service.History(run.Arn).Items[^1];
        Assert.Equal(("3 InvocationCompleted", "Runtime.ExitError"), (completed.ToString(), completed.Error?.ErrorType));
        Assert.NotEqual(lost.Token, repeated.Token);
        Assert.Equal(DurableExecutionStatus.Running, next.Service.Describe(run.Arn).Status);
    }

    [Fact]
    public void Wait_DueMeanwhile_EndsNow()
    {
        var run = _fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("w", 60));
        run.Suspend();

        var next = Restart(later: 600);

        Assert.Equal(["w"], next.Next().Updated);
        Assert.Equal(next.Time.GetUtcNow(), next.Service.History(run.Arn).Items[^1].Timestamp);
    }

    [Fact]
    public void Wait_StillToCome_HasItsAlarm()
    {
        var run = _fixture.Begin();
        run.Checkpoint(SdkUpdate.StartWait("w", 60));
        run.Suspend();

        var next = Restart(later: 59);

        Assert.False(next.IsInvoked);
        next.Wait(1);
        Assert.Equal(["w"], next.Next().Updated);
    }

    [Fact]
    public void Timeout_Meanwhile_EndsTheExecution()
    {
        var run = _fixture.Begin(timeoutSeconds: 60);

        var next = Restart(later: 61);

        Assert.Equal(DurableExecutionStatus.TimedOut, next.Service.Describe(run.Arn).Status);
        Assert.False(next.IsInvoked);
        Assert.Equal(0, next.Service.InMemory);
    }

    [Fact]
    public void Callback_OfTheFormerProcess_IsAnswered()
    {
        var run = _fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"));
        run.Suspend();

        var next = Restart();
        next.Service.SucceedCallback(_fixture.Callbacks[0].CallbackId, "1");

        Assert.Equal(["c"], next.Next().Updated);
        Assert.Empty(next.Callbacks); // told of when it was issued, and not again
    }

    [Fact]
    public void PlainInvoke_Open_IsInvokedAgain()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "plain", "1"));
        caller.Suspend();

        var next = Restart();
        var again = next.Chained.Dequeue();
        next.Service.CompleteChained(again, "2");

        Assert.Equal(("plain", "1"), (again.FunctionName, again.Payload));
        Assert.Equal("2", next.Next().State.Items[^1].Result);
    }

    [Fact]
    public void DurableInvoke_EndedAndItsCallerNotTold_IsReported()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "durable:1"));
        caller.Suspend();
        var child = _fixture.Next();
        _journal.Written = () => throw new InvalidOperationException("the process ends");
        Assert.Throws<InvalidOperationException>(() => child.Succeed("2"));
        _journal.Written = null;

        var next = Restart();

        Assert.Equal((DurableOperationStatus.Succeeded, "2"), Invoke(next));
    }

    [Fact]
    public void DurableInvoke_Deleted_FailsAsGone()
    {
        var caller = _fixture.Begin();
        caller.Checkpoint(SdkUpdate.StartInvoke("i", "durable:1"));
        caller.Suspend();
        _journal.Remove(_journal.Find(_fixture.Next().Arn)!);

        Assert.Equal((DurableOperationStatus.Failed, null), Invoke(Restart()));
    }

    [Fact]
    public void Numbers_GoOn_WhereTheyEnded()
    {
        _fixture.Start("a");
        _fixture.Next().Succeed();
        _fixture.Start("b");

        var next = Restart();
        next.Start("c");

        Assert.Equal(["c", "b", "a"], next.Service.List(new("approvals")).Items.Select(execution => execution.Name));
    }

    private static (DurableOperationStatus Status, string? Result) Invoke(ServiceFixture fixture)
    {
        var invoke = fixture.Next().State.Items.Single(operation => operation.Id == "i");
        return (invoke.Status, invoke.Result);
    }

    private ServiceFixture Restart(InvocationRetryPolicy? retries = null, int later = 0)
    {
        var next = new ServiceFixture(retries, _journal, _fixture.Time.GetUtcNow().AddSeconds(later), drawn: 100);
        next.Service.Restore();
        return next;
    }
}
