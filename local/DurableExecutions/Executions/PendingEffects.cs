namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>What a change leads to outside the service; done once its lock is free.</summary>
internal sealed class PendingEffects
{
    private readonly List<Action> _actions = [];

    /// <summary>Executions that began with the change: one that was asked for, or those that a checkpoint invokes.</summary>
    public List<DurableExecution> Begun { get; } = [];

    public void Add(Action action) => _actions.Add(action);

    public void Run() => _actions.ForEach(action => action());
}

/// <summary>
/// What an execution draws of ids and tokens while it changes: noted for its journal, and given again when the journal is replayed.
/// </summary>
internal sealed class StepNotes
{
    private readonly List<string> _drawn = [];
    private Queue<string>? _again;

    /// <summary>Whether the execution is being built up from its journal: what it leads to outside has happened already.</summary>
    public bool IsReplayed => _again is not null;

    public string Draw(Func<string> draw)
    {
        if (_again is not null)
            return _again.Dequeue();
        var drawn = draw();
        _drawn.Add(drawn);
        return drawn;
    }

    /// <summary>What was drawn since the last call; null for nothing.</summary>
    public IReadOnlyList<string>? Take()
    {
        if (_drawn.Count == 0)
            return null;
        List<string> taken = [.. _drawn];
        _drawn.Clear();
        return taken;
    }

    /// <summary>Draws the same again; null from the end of the journal on, when all is fresh.</summary>
    public void Replay(IEnumerable<string>? drawn) => _again = drawn is null ? null : new(drawn);
}
