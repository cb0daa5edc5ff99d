using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Local.DurableExecutions.Journal;

/// <summary>Where executions are written that are to outlive the process, and read again once they have left memory.</summary>
/// <remarks>
/// Written under the service's lock, so that what is written is in the order of what happened. Reading need not see what is on its way,
/// but must not see what was removed.
/// </remarks>
public interface IExecutionJournal
{
    /// <summary>Whether executions that begin now are written; one that began before is kept in memory alone.</summary>
    bool IsOpen { get; }

    /// <summary>The highest number of an execution that was written.</summary>
    int LastNumber { get; }

    /// <summary>Writes all of the changes, or, if the process ends before, none.</summary>
    void Write(IReadOnlyList<JournalChange> changes);

    /// <summary>Forgets an execution that has ended; its name is free again.</summary>
    void Remove(ExecutionRecord execution);

    /// <summary>Forgets executions whose retention period is over.</summary>
    /// <param name="max">How many at most.</param>
    void RemoveForgotten(DateTimeOffset now, int max);

    /// <summary>Calls back, from wherever, when all that was written until now can be read.</summary>
    void OnWritten(Action written);

    ExecutionRecord? Find(string arn);

    ExecutionRecord? FindByName(string functionName, string name);

    /// <summary>The one that issued the callback and has ended.</summary>
    ExecutionRecord? FindByCallback(string callbackId);

    /// <summary>Those of a function by their numbers, read as they are asked for.</summary>
    /// <param name="beyond">Where to begin: only with lower numbers, or, oldest first, with higher ones.</param>
    IEnumerable<ExecutionRecord> List(string functionName, int? beyond, bool oldestFirst);

    /// <summary>Those that had not ended when the last process did, by their numbers.</summary>
    IReadOnlyList<ExecutionRecord> Open();

    /// <summary>All entries of an execution, in the order in which they were written.</summary>
    IReadOnlyList<byte[]> Entries(string arn);
}

/// <summary>An entry of an execution's journal. Not a record, so that no log shows the tokens in it by accident.</summary>
public sealed class JournalChange(string arn, byte[] entry, ExecutionRecord? record)
{
    public string Arn { get; } = arn;

    /// <summary>JSON.</summary>
    public byte[] Entry { get; } = entry;

    /// <summary>The execution as it is after the change, when that began or ended it; null otherwise.</summary>
    public ExecutionRecord? Record { get; } = record;
}
