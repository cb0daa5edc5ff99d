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
    private readonly Tree _tree;
    private readonly string? _path;
    private readonly Queue<JournalEntry> _recorded;
    private readonly Dictionary<int, OpenWait> _open = [];
    private volatile bool _isReplaying = true;
    private int _children;

    /// <param name="recorded">What was written so far; none for a new execution.</param>
    /// <param name="write">Called in order, with each entry that follows.</param>
    public ExecutionJournal(IEnumerable<byte[]> recorded, Action<byte[]> write)
        : this(new Tree(recorded, write), path: null)
    {
    }

    private ExecutionJournal(Tree tree, string? path)
    {
        (_tree, _path, _recorded) = (tree, path, new(tree.Recorded[path]));
        if (_recorded.Count == 0)
            _isReplaying = false;
    }

    /// <summary>Whether all that was recorded has been carried out, of the execution's children as well.</summary>
    public bool IsLive => _tree.IsLive;

    /// <summary>Completes when it is live and what is open waits for real: who answers a task finds its token from then on.</summary>
    public Task WhenLive => _tree.WhenLive;

    internal bool IsReplaying => _isReplaying;

    /// <summary>What comes next of what was recorded; null behind the end, and while nothing is carried out again.</summary>
    internal JournalEntry? Next => IsReplaying && _recorded.TryPeek(out var next) ? next : null;

    /// <summary>The journal of the execution that this one's execution has made as its next child.</summary>
    internal ExecutionJournal Child() => new(_tree, $"{_path}/{_children++}");

    internal JournalEntry Take() => _recorded.Dequeue();

    /// <summary>Nothing is written again while it is carried out.</summary>
    internal void Write(JournalEntry entry)
    {
        if (!IsReplaying)
            _tree.Write((entry with { Path = _path }).ToBytes());
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

    /// <summary>Nothing more is carried out again, nor of its children.</summary>
    internal void Discard()
    {
        _recorded.Clear();
        _tree.GoLive();
    }

    /// <summary>All that was recorded has been carried out: what is still open begins to wait for real.</summary>
    internal void GoLive()
    {
        if (!_isReplaying)
            return;
        _isReplaying = false;
        Task[] begun = [.. _open.Values.Select(open => open.Begin())];
        _open.Clear();
        _tree.GoLive(_path, begun);
    }

    /// <summary>The journals of an execution, its children and theirs, which are written into one.</summary>
    private sealed class Tree
    {
        private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly HashSet<string> _replaying;
        private readonly List<Task> _begun = [];
        private volatile bool _isLive;

        public Tree(IEnumerable<byte[]> recorded, Action<byte[]> write)
        {
            (Recorded, Write) = (recorded.Select(JournalEntry.Read).ToLookup(entry => entry.Path), write);
            _replaying = [.. Recorded.Select(entries => entries.Key ?? "")];
            if (_replaying.Count == 0)
                GoLive();
        }

        public ILookup<string?, JournalEntry> Recorded { get; }

        public Action<byte[]> Write { get; }

        public bool IsLive => _isLive;

        public Task WhenLive => _live.Task;

        public void GoLive()
        {
            _isLive = true;
            _live.TrySetResult();
        }

        /// <param name="begun">What one of the journals had open.</param>
        public void GoLive(string? path, IEnumerable<Task> begun)
        {
            lock (_replaying)
            {
                _begun.AddRange(begun);
                if (!_replaying.Remove(path ?? "") || _replaying.Count > 0)
                    return;
                _isLive = true;
                _ = AnnounceAsync(Task.WhenAll(_begun));
            }
        }

        private async Task AnnounceAsync(Task begun)
        {
            await begun;
            _live.TrySetResult();
        }
    }
}
