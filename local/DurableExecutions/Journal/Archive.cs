using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Local.DurableExecutions.Journal;

/// <summary>
/// Writes what executions go through, and replays it: those that are open when a process takes them up, those that have left memory when
/// somebody looks.
/// </summary>
/// <remarks>
/// An execution leaves memory when it has ended, its last invocation has been reported, and all of that can be read again. What is
/// replayed for a look is thrown away after it: nothing changes what has ended. Touched only under the service's lock.
/// </remarks>
internal sealed class Archive(IExecutionJournal journal, ExecutionEngine engine, DurableExecutionStore store, Action<DurableExecution> readable)
{
    private const int MaxForgottenAtALook = 200;

    private readonly List<JournalChange> _changes = [];

    /// <summary>Notes what a call has done, if it has done anything, until <see cref="Write"/>.</summary>
    public void Note(Step step, JournalEntry entry)
    {
        var execution = step.Execution;
        if (execution.Notes is not { } notes)
            return;
        var drawn = notes.Take();
        if (step.HasChanged)
            Add(execution, entry with { At = step.Now, Drawn = drawn }, isRecorded: step.HasEnded);
        if (step.HasSettled)
            step.Effects.Add(() => journal.OnWritten(() => readable(execution)));
    }

    /// <summary>Writes what was noted, and the executions that began with it.</summary>
    public void Write(PendingEffects effects)
    {
        foreach (var begun in effects.Begun)
            if (begun.Notes is { } notes)
                Add(begun, new Begun { At = begun.StartTimestamp, Drawn = notes.Take() }, isRecorded: true);
        if (_changes.Count == 0)
            return;
        JournalChange[] changes = [.. _changes];
        _changes.Clear();
        journal.Write(changes);
    }

    /// <summary>Forgets an execution that has ended.</summary>
    public void Remove(DurableExecution execution)
    {
        if (execution.Notes is null)
            return;
        execution.Notes = null; // whatever its last invocation still reports
        journal.Remove(Record(execution));
    }

    /// <summary>Builds up again all that had not ended when the last process did.</summary>
    public IReadOnlyList<DurableExecution> Restore(DateTimeOffset now)
    {
        journal.RemoveForgotten(now, int.MaxValue);
        List<DurableExecution> restored = [.. journal.Open().Select(Replay)];
        store.Restore(restored, journal.LastNumber);
        return restored;
    }

    /// <summary>One that has left memory, whole.</summary>
    public DurableExecution? Find(string arn, DateTimeOffset now) => Retained(journal.Find(arn), now) is { } record ? Replay(record) : null;

    public ExecutionDescription? Describe(string arn, DateTimeOffset now) => Retained(journal.Find(arn), now)?.Describe();

    public ExecutionDescription? FindByName(string functionName, string name, DateTimeOffset now) =>
        Retained(journal.FindByName(functionName, name), now)?.Describe();

    public (DurableExecution Execution, string OperationId)? FindCallback(string callbackId, DateTimeOffset now)
    {
        if (Retained(journal.FindByCallback(callbackId), now) is not { } record)
            return null;
        var execution = Replay(record);
        return (execution, execution.Operations.All.Single(operation => operation.CallbackId == callbackId).Id);
    }

    /// <summary>Those that have left memory and match, in the order that the filter wants.</summary>
    /// <param name="from">The number of the first; null for all.</param>
    public IEnumerable<ExecutionRecord> List(ExecutionFilter filter, int? from, DateTimeOffset now)
    {
        if (!filter.WantsEnded)
            return [];
        journal.RemoveForgotten(now, MaxForgottenAtALook);
        var candidates = filter.Name is { } name
            ? new[] { journal.FindByName(filter.FunctionName, name) }.OfType<ExecutionRecord>()
            : journal.List(filter.FunctionName, filter.ReverseOrder ? from - 1 : from + 1, filter.ReverseOrder);
        return candidates.Where(record =>
            record.End is { } end && !(record.ForgottenAt <= now) && !store.Holds(record.Arn)
            && filter.Matches(record.Start, record.Name, end.Status, record.StartTimestamp));
    }

    private void Add(DurableExecution execution, JournalEntry entry, bool isRecorded) =>
        _changes.Add(new(execution.Arn, entry.Write(), isRecorded ? Record(execution) : null));

    private static ExecutionRecord Record(DurableExecution execution) => !execution.HasEnded ? execution.ToRecord() : execution.ToRecord() with
    {
        CallbackIds = [.. execution.Operations.All.Select(operation => operation.CallbackId).OfType<string>()],
    };

    /// <summary>One that is open is in memory, or, before <see cref="Restore"/>, not there yet.</summary>
    private ExecutionRecord? Retained(ExecutionRecord? record, DateTimeOffset now)
    {
        if (record?.End is null)
            return null;
        if (!(record.ForgottenAt <= now))
            return record;
        journal.Remove(record);
        return null;
    }

    private DurableExecution Replay(ExecutionRecord record)
    {
        var notes = new StepNotes();
        var execution = new DurableExecution(new(record.Start, record.Id, record.Name), record.StartTimestamp)
        {
            Number = record.Number,
            Notes = notes,
        };
        foreach (var entry in journal.Entries(record.Arn).Select(JournalEntry.Read))
        {
            notes.Replay(entry.Drawn ?? []);
            entry.Replay(new(engine, execution, entry.At, new PendingEffects()));
        }
        notes.Replay(null);
        return execution;
    }
}
