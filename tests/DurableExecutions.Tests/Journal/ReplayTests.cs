using Comparison.Local.DurableExecutions.History;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>A process may end after any write: the next one takes up what there was.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Flows => [.. Flow.All.Keys];

    [Theory, MemberData(nameof(Flows))]
    public void Execution_TakenUpAtAnyInstant_IsWhatItWasThen(string flow)
    {
        var (journal, instants) = Run(Flow.All[flow]);

        for (var writes = 1; writes <= journal.Writes; writes++)
        {
            var (at, seen) = instants[writes - 1];
            var next = TakeUp(journal.Prefix(writes), at);

            foreach (var before in seen)
                AssertGoesOn(before, Snapshot.Take(next, before.Description.Arn));
        }
    }

    [Theory, MemberData(nameof(Flows))]
    public void Execution_TakenUpAtAnyInstant_ComesToTheSameEnd(string flow)
    {
        var (journal, instants) = Run(Flow.All[flow]);
        var end = instants[^1].Seen.Single(IsFirst).ToOutcome();

        for (var writes = 1; writes <= journal.Writes; writes++)
        {
            var next = TakeUp(journal.Prefix(writes), instants[writes - 1].At);
            Flow.All[flow].Run(next);

            Assert.Equal(end, Snapshot.TakeAll(next).Single(IsFirst).ToOutcome());
        }
    }

    [Theory, MemberData(nameof(Flows))]
    public void Execution_TakenUpAgainAndAgain_ComesToTheSameEnd(string flow)
    {
        var (journal, instants) = Run(Flow.All[flow]);
        var end = instants[^1].Seen.Single(IsFirst).ToOutcome();

        var twice = journal.Prefix(journal.Writes / 2);
        TakeUp(twice, instants[journal.Writes / 2].At);
        var next = TakeUp(twice, instants[journal.Writes / 2].At);
        Flow.All[flow].Run(next);

        Assert.Equal(end, Snapshot.TakeAll(next).Single(IsFirst).ToOutcome());
    }

    [Theory, MemberData(nameof(Flows))]
    public void Execution_ThatHasLeftMemory_IsSeenAsBefore(string flow)
    {
        var journal = new MemoryJournal { IsSlow = true };
        var fixture = new ServiceFixture(journal: journal);
        fixture.Start(timeoutSeconds: 60);
        Flow.All[flow].Run(fixture);
        var before = Snapshot.TakeAll(fixture).Select(seen => seen.ToText()).ToList();

        journal.Flush();

        Assert.Equal(0, fixture.Service.InMemory);
        Assert.Equal(before, Snapshot.TakeAll(fixture).Select(seen => seen.ToText()));
    }

    [Fact]
    public void Flows_Together_HaveAllEventsThereAre()
    {
        var seen = Flow.All.Values.SelectMany(flow => Run(flow).Instants[^1].Seen).SelectMany(seen => seen.History).Select(happened => happened.Type);

        // Of the invoked execution only its success; the engine's own tests have the other ends.
        Assert.Equal(
            [
                DurableHistoryEventType.ExecutionFailed, DurableHistoryEventType.ChainedInvokeTimedOut, DurableHistoryEventType.ChainedInvokeStopped,
            ],
            Enum.GetValues<DurableHistoryEventType>().Except(seen));
    }

    private static bool IsFirst(Snapshot seen) => seen.Description.FunctionName == "approvals";

    /// <returns>What was seen after each write.</returns>
    private static (MemoryJournal Journal, List<(DateTimeOffset At, IReadOnlyList<Snapshot> Seen)> Instants) Run(Flow flow)
    {
        var journal = new MemoryJournal();
        var fixture = new ServiceFixture(journal: journal);
        var instants = new List<(DateTimeOffset, IReadOnlyList<Snapshot>)>();
        journal.Written = () => instants.Add((fixture.Time.GetUtcNow(), Snapshot.TakeAll(fixture)));
        fixture.Start(timeoutSeconds: 60);
        flow.Run(fixture);
        return (journal, instants);
    }

    private static ServiceFixture TakeUp(MemoryJournal journal, DateTimeOffset at)
    {
        var next = new ServiceFixture(journal: journal, now: at, drawn: (byte)(100 + journal.Writes));
        next.Service.Restore();
        return next;
    }

    /// <summary>The same, but for an invocation that was lost, and ends that had come and were not recorded yet.</summary>
    private static void AssertGoesOn(Snapshot before, Snapshot after)
    {
        Assert.Equal(before.History, after.History.Take(before.History.Count));
        var more = after.History.Skip(before.History.Count).ToList();
        if (more.Count == 0)
        {
            Assert.Equal(before.ToText(), after.ToText());
            return;
        }
        Assert.All(more, happened => Assert.Contains(happened.Type, Allowed));
        Assert.Equal(before.OpenCallbacks, after.OpenCallbacks);
        var touched = more.Select(happened => happened.OperationId).ToHashSet();
        Assert.Equal(
            before.Operations.Where(operation => !touched.Contains(operation.Id)), after.Operations.Where(operation => !touched.Contains(operation.Id)));
    }

    private static readonly DurableHistoryEventType[] Allowed =
    [
        DurableHistoryEventType.InvocationCompleted, DurableHistoryEventType.ChainedInvokeSucceeded, DurableHistoryEventType.ExecutionSucceeded,
        DurableHistoryEventType.ExecutionPaused,
    ];
}
