namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// Lets the flows of one execution run one at a time: they share documents that must not be read by two threads at once, and so the
/// order of events follows from the order in which waits end.
/// </summary>
/// <remarks>That order is what the execution's journal holds; while the journal is carried out again, it is kept.</remarks>
internal sealed class Turn(StateMachineExecution execution)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Arrival> _arrived = [];
    private bool _isTaken;

    /// <summary>When the present turn began. While it lasts time stands still, so that a journal need not hold every look at the clock.</summary>
    public DateTimeOffset Now { get; private set; } = execution.Host.Time.GetUtcNow();

    /// <summary>The number of the wait that begins next.</summary>
    public int NextWait { get; private set; }

    private ExecutionJournal? Journal => execution.Journal;

    /// <summary>Completes when it is the caller's turn, first come, first served.</summary>
    public Task TakeAsync() => ArriveAsync(NextWait++, Task.CompletedTask);

    public void Pass()
    {
        lock (_gate)
        {
            _isTaken = false;
            HandOn();
        }
    }

    /// <summary>Lets go of the turn while something goes on outside of the interpreter.</summary>
    public async Task WaitAsync(Task outside)
    {
        var wait = NextWait++;
        if (IsOverAtOnce(wait, outside))
        {
            await outside;
            return;
        }
        Pass();
        try
        {
            await outside;
        }
        finally
        {
            await ArriveAsync(wait, outside);
        }
    }

    /// <summary>Lets those go first whose waits have just ended.</summary>
    public async Task YieldAsync()
    {
        var wait = NextWait++;
        Pass();
        await Task.Yield();
        await ArriveAsync(wait, Task.CompletedTask);
    }

    // In a journal that is carried out again it says so, since what took a moment may now be quicker, or slower.
    private bool IsOverAtOnce(int wait, Task outside)
    {
        execution.CatchUp();
        if (Journal?.Next is { } next)
        {
            if (next.Type != JournalEntryType.OverAtOnce || next.Wait != wait)
                return false;
            Now = next.At;
            Journal.Release(Journal.Take());
            return true;
        }
        if (Journal is { IsReplaying: true })
            execution.GoLive();
        if (!outside.IsCompleted)
            return false;
        Now = execution.Host.Time.GetUtcNow();
        Journal?.Write(new JournalEntry(JournalEntryType.OverAtOnce) { Wait = wait, At = Now }.With(outside));
        return true;
    }

    private Task ArriveAsync(int wait, Task outside)
    {
        var arrival = new Arrival(wait, outside);
        lock (_gate)
        {
            _arrived.AddLast(arrival);
            if (!_isTaken)
                HandOn();
        }
        return arrival.Turn.Task;
    }

    // Nobody has the turn.
    private void HandOn()
    {
        while (!_isTaken && Journal is { IsReplaying: true } journal)
        {
            if (journal.Next is not { } next)
                execution.GoLive();
            else if (next.Type == JournalEntryType.Granted)
            {
                journal.Release(next);
                if (_arrived.FirstOrDefault(arrival => arrival.Wait == next.Wait) is not { } awaited)
                    return; // it comes, and then the turn is handed on again
                Grant(awaited, journal.Take().At);
            }
            else if (next.IsFromOutside)
                execution.Apply(journal.Take());
            else if (next.Type == JournalEntryType.Redriven)
                return; // the run before it has yet to return
            else
                execution.Misfit();
        }
        if (!_isTaken && _arrived.First is { Value: var first })
            Grant(first, execution.Host.Time.GetUtcNow());
    }

    private void Grant(Arrival arrival, DateTimeOffset now)
    {
        (_isTaken, Now) = (true, now);
        _arrived.Remove(arrival);
        Journal?.Write(new JournalEntry(JournalEntryType.Granted) { Wait = arrival.Wait, At = now }.With(arrival.Outside));
        arrival.Turn.SetResult();
    }

    /// <summary>A flow whose wait is over.</summary>
    private sealed record Arrival(int Wait, Task Outside)
    {
        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
