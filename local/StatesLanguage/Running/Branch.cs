namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One branch of Parallel, or one iteration of Map.</summary>
internal sealed class Branch(int index, Flow flow, BranchStart start)
{
    public int Index { get; } = index;

    public long LastEventId => flow.LastEventId;

    /// <summary>The type of the state in which the branch stands, or which has failed; null before it has entered one.</summary>
    public string? StateType => flow.StateType;

    /// <summary>JSON text, once it has succeeded.</summary>
    public string? Output { get; private set; }

    /// <summary>Whether it has failed, and the state goes on.</summary>
    public bool IsTolerated { get; set; }

    public async Task RunAsync() => Output = await flow.RunAsync(start.Graph.StartAt, start.Input);
}
