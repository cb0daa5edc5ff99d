namespace Comparison.Local.DurableExecutions;

/// <summary>What a change leads to outside the service; done once its lock is free.</summary>
internal sealed class Effects
{
    private readonly List<Action> _actions = [];

    public void Add(Action action) => _actions.Add(action);

    public void Run() => _actions.ForEach(action => action());
}
