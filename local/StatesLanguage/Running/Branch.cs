using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The branches of one attempt of Parallel or Map.</summary>
/// <param name="AtOnce">At least 1.</param>
/// <param name="Start">Called for each index once, in order, when the branch's turn has come.</param>
internal sealed record BranchPlan(int Count, int AtOnce, Func<int, BranchStart> Start)
{
    /// <summary>
    /// How many may fail before the state does, which then fails for that reason; null when the first failure is the state's.
    /// </summary>
    public int? ToleratedFailures { get; init; }

    /// <summary>Of a distributed Map; null where the branches are part of the execution.</summary>
    public MapRun? MapRun { get; init; }
}

/// <summary>What a branch runs, and on what.</summary>
/// <param name="Item">For an iteration of Map; a branch of Parallel sees the iteration around it.</param>
internal sealed record BranchStart(StateGraph Graph, JsonNode? Input, MapItem? Item)
{
    /// <summary>How many failures its failure counts as: the items of a batch.</summary>
    public int Weight { get; init; } = 1;
}

/// <summary>One branch of Parallel, or one iteration of Map.</summary>
internal abstract class Branch(int index, BranchStart start)
{
    public int Index { get; } = index;

    public int Weight => Begin.Weight;

    public abstract long LastEventId { get; }

    /// <summary>The type of the state in which the branch stands, or which has failed; null before it has entered one.</summary>
    public virtual string? StateType => null;

    /// <summary>JSON text, once it has succeeded.</summary>
    public string? Output { get; private set; }

    /// <summary>Whether it has failed, and the state goes on.</summary>
    public bool IsTolerated { get; set; }

    /// <summary>Cancelled when another branch fails, or the execution ends.</summary>
    public CancellationToken Aborted { get; set; }

    protected BranchStart Begin { get; } = start;

    private bool IsResumed { get; set; }

    /// <summary>To be run again from where it was stopped.</summary>
    public void Resume() => (IsResumed, IsTolerated) = (true, false);

    public async Task RunAsync() => Output = await RunAsync(IsResumed);

    /// <returns>The output.</returns>
    /// <exception cref="StateFailureException">The branch has failed.</exception>
    protected abstract Task<string> RunAsync(bool isResumed);
}

/// <summary>A branch that is part of its execution.</summary>
internal sealed class FlowBranch(int index, Flow flow, BranchStart start) : Branch(index, start)
{
    public override long LastEventId => flow.LastEventId;

    public override string? StateType => flow.StateType;

    protected override Task<string> RunAsync(bool isResumed) =>
        (isResumed ? flow.Resume(Aborted) : null) ?? flow.RunAsync(Begin.Graph.StartAt, Begin.Input);
}

/// <summary>A branch that is an execution of its own, with a history and variables of its own: a child of a distributed Map.</summary>
internal sealed class ChildBranch(int index, MapRun run, BranchStart start, Visit visit) : Branch(index, start)
{
    private readonly StateMachineExecution _child = run.CreateChild(start);

    public override long LastEventId => run.StartedEventId;

    protected override async Task<string> RunAsync(bool isResumed)
    {
        // Each start of a child is billed as a transition (price page).
        visit.Execution.Host.OnTransition(_child);
        await using var aborting = Aborted.Register(() => _child.Stop(error: null, cause: null));
        // AWS begins an express child anew in a redrive; here it goes on where it stopped, as a standard one does.
        await visit.Execution.Turn.WaitAsync(isResumed && _child.TryRedrive() ? _child.ResumeAsync() : _child.RunAsync());
        Aborted.ThrowIfCancellationRequested();
        return _child.Result.Output ?? throw new StateFailureException(_child.Result.Error, _child.Result.Cause);
    }
}
