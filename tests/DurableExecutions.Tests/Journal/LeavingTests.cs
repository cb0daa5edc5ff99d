using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Listings;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>What has ended leaves memory once it can be read, and nobody who asks can tell.</summary>
public sealed class LeavingTests
{
    private readonly MemoryJournal _journal = new();
    private readonly ServiceFixture _fixture;

    public LeavingTests() => _fixture = new(journal: _journal);

    [Fact]
    public void Ended_NotYetWritten_StaysInMemory()
    {
        _journal.IsSlow = true;
        End("one");

        Assert.Equal(1, _fixture.Service.InMemory);
        _journal.Flush();

        Assert.Equal(0, _fixture.Service.InMemory);
    }

    [Fact]
    public void Stopped_InvocationInFlight_StaysInMemoryUntilItIsReported()
    {
        var run = _fixture.Begin();
        _fixture.Service.Stop(run.Arn);
        Assert.Equal(1, _fixture.Service.InMemory);

        run.Suspend();

        Assert.Equal(0, _fixture.Service.InMemory);
        Assert.Equal("3 InvocationCompleted", _fixture.History(run.Arn)[2]);
    }

    [Fact]
    public void Ended_BegunBeforeTheJournalWasOpen_StaysInMemory()
    {
        _journal.IsOpen = false;

        End("one");

        Assert.Equal((1, 0), (_fixture.Service.InMemory, _journal.Writes));
    }

    [Fact]
    public void Start_WithTheNameOfOneThatHasLeft_FindsIt()
    {
        var arn = End("one");

        Assert.Equal(arn, _fixture.Start("one").Arn);
        Assert.Equal(DurableException.AlreadyStarted, Refusal(() => _fixture.Start("one", input: "1")));
        Assert.Equal(arn, _fixture.Service.Find("approvals", "one")?.Arn);
    }

    [Fact]
    public void Calls_OfOneThatHasLeft_AreAnsweredAsBefore()
    {
        var run = _fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"));
        var stopped = _fixture.Service.Stop(run.Arn);
        run.Suspend();
        _fixture.Wait(5);
        ExecutionDescription? told = null;

        _fixture.Service.OnEnd(run.Arn, ended => told = ended);

        Assert.Equal(DurableExecutionStatus.Stopped, told?.Status);
        Assert.Equal(stopped, _fixture.Service.Stop(run.Arn));
        Assert.Equal(DurableException.CallbackTimeout, Refusal(() => _fixture.Service.SucceedCallback(_fixture.Callbacks[0].CallbackId, "1")));
        Assert.Equal(DurableException.InvalidParameter, Refusal(() => _fixture.Service.SucceedCallback("nobody", "1")));
        Assert.Equal(DurableException.InvalidParameter, Refusal(() => run.Checkpoint()));
        Assert.Equal(DurableException.Conflict, Refusal(() => _fixture.Service.Pause(run.Arn, isTimeoutPaused: false, null)));
        Assert.Equal(0, _fixture.Service.InMemory);
    }

    [Fact]
    public void Delete_OfOneThatHasLeft_FreesItsName()
    {
        var arn = End("one");

        _fixture.Service.Delete(arn);

        Assert.Equal(DurableException.NotFound, Refusal(() => _fixture.Service.Describe(arn)));
        Assert.NotEqual(arn, _fixture.Start("one").Arn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Retention_Over_IsForgottenByTheJournalToo(bool isSlow)
    {
        _journal.IsSlow = isSlow;
        var arn = End("one");
        _fixture.Wait(14 * 86_400);

        var again = _fixture.Start("one").Arn;

        Assert.NotEqual(arn, again);
        Assert.Null(_journal.Find(arn));
        Assert.Equal(DurableException.NotFound, Refusal(() => _fixture.Service.Describe(arn)));
    }

    [Theory]
    [InlineData(false, "f e d c b a")]
    [InlineData(true, "a b c d e f")]
    public void List_OfThoseHereAndThoseThatLeft_IsInOneOrder(bool reverse, string names)
    {
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f" })
            if (name is "b" or "e")
                _fixture.Service.Stop(_fixture.Start(name).Arn); // in flight, and so in memory
            else
                End(name, succeed: name != "d");

        Assert.Equal(names.Split(' '), Pages(new("approvals") { ReverseOrder = reverse }).Select(execution => execution.Name));
        Assert.Equal(3, Pages(new("approvals") { Statuses = [DurableExecutionStatus.Stopped] }).Count);
        Assert.Equal("c", Assert.Single(Pages(new("approvals") { Name = "c" })).Name);
    }

    [Fact]
    public void List_OfMany_ReadsAPage()
    {
        for (var i = 0; i < 200; i++)
            End($"n{i}");

        var first = _fixture.Service.List(new("approvals"), maxItems: 10);
        _fixture.Service.List(new("approvals"), first.NextMarker, 10);
        _fixture.Service.List(new("approvals") { Statuses = [DurableExecutionStatus.Running] });

        Assert.InRange(_journal.Listed, 20, 24);
    }

    [Fact]
    public void Calls_ThatChangeNothing_WriteNothing()
    {
        var run = _fixture.Begin();
        run.Checkpoint(SdkUpdate.StartCallback("c"));
        var writes = _journal.Writes;

        Snapshot.Take(_fixture, run.Arn);
        Refusal(() => run.Checkpoint(SdkUpdate.StartCallback("c")));
        Refusal(() => _fixture.Service.Checkpoint(run.Arn, "dG9r", []));
        Refusal(() => _fixture.Service.FailCallback(_fixture.Callbacks[0].CallbackId, new() { ErrorData = new('x', 1_048_577) }));
        Refusal(() => _fixture.Service.Resume(run.Arn, null));
        Refusal(() => _fixture.Service.Delete(run.Arn));

        Assert.Equal(writes, _journal.Writes);
    }

    private string End(string name, bool succeed = true)
    {
        var arn = _fixture.Start(name).Arn;
        if (!succeed)
            _fixture.Service.Stop(arn);
        _fixture.Last().Succeed("1");
        return arn;
    }

    private List<ExecutionDescription> Pages(ExecutionFilter filter)
    {
        List<ExecutionDescription> all = [];
        DurablePage<ExecutionDescription>? page = null;
        do
        {
            page = _fixture.Service.List(filter, page?.NextMarker, 2);
            all.AddRange(page.Items);
        }
        while (page.NextMarker is not null);
        return all;
    }

    private static string Refusal(Action call) => Assert.Throws<DurableException>(call).Code;
}
