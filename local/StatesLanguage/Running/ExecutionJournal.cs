namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// What came to an execution from outside, in order: written while it runs, and carried out again, at the same times and with the same ids,
/// by a process that takes the execution up.
/// </summary>
/// <remarks>
/// A journal may be cut off behind any entry. Where it ends the execution goes on for real: what it waits for is waited for with the time
/// that is left, and a task whose service had not been heard of is called again.
/// </remarks>
public sealed class ExecutionJournal
{
    private readonly Action<byte[]> _write;
    private readonly ILookup<string?, JournalEntry> _all;
    private readonly string? _path;
    private readonly Queue<JournalEntry> _recorded;
    private readonly Dictionary<int, OpenWait> _open = [];
    private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _children;

    /// <param name="recorded">What was written so far; none for a new execution.</param>
    /// <param name="write">Called in order, with each entry that follows.</param>
    public ExecutionJournal(IEnumerable<byte[]> recorded, Action<byte[]> write)
        : this(recorded.Select(JournalEntry.Read).ToLookup(entry => entry.Path), write, path: null)
    {
    }

    private ExecutionJournal(ILookup<string?, JournalEntry> all, Action<byte[]> write, string? path)
    {
        (_all, _write, _path, _recorded) = (all, write, path, new(all[path]));
        if (_recorded.Count == 0)
            GoLive();
    }

    /// <summary>Completes when all that was recorded has been carried out.</summary>
    public Task WhenLive => _live.Task;

    internal bool IsReplaying => !_live.Task.IsCompleted;

    /// <summary>What comes next of what was recorded; null behind the end, and while nothing is carried out again.</summary>
    internal JournalEntry? Next => IsReplaying && _recorded.TryPeek(out var next) ? next : null;

    /// <summary>The journal of the execution that this one's execution has made as its next child.</summary>
    internal ExecutionJournal Child() => new(_all, _write, $"{_path}/{_children++}");

    internal JournalEntry Take() => _recorded.Dequeue();

    /// <summary>Nothing is written again while it is carried out.</summary>
    internal void Write(JournalEntry entry)
    {
        if (!IsReplaying)
            _write((entry with { Path = _path }).ToBytes());
    }

    /// <summary>Something that the execution waits for, and that is not done again.</summary>
    internal void Hold(int wait, OpenWait open) => _open.Add(wait, open);

    internal OpenWait? Held(int wait) => _open.GetValueOrDefault(wait);

    /// <summary>Ends a wait as it did end. Of no effect on one that is not held: the execution itself brings its end about.</summary>
    internal void Release(JournalEntry ended)
    {
        if (_open.Remove(ended.Wait, out var open))
            open.End(ended);
    }

    /// <summary>Nothing more is carried out again.</summary>
    internal void Discard() => _recorded.Clear();

    /// <summary>What is recorded has been carried out: what is waited for now is waited for from now on.</summary>
    internal void GoLive()
    {
        if (!_live.TrySetResult())
            return;
        foreach (var open in _open.Values)
            open.Begin();
        _open.Clear();
    }
}
