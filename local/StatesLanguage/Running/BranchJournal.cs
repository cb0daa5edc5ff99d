using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The events around the branches of Parallel.</summary>
/// <remarks>
/// Neither the success of the state nor the abortion of a branch is anything's predecessor: what comes next follows the event that
/// caused them (recorded).
/// </remarks>
internal class BranchJournal(Visit visit)
{
    protected Visit Visit { get; } = visit;

    public static BranchJournal CreateFor(Visit visit, BranchPlan plan) =>
        plan.MapRun is { } run ? new MapRunJournal(visit, run)
        : visit.State.Type == "Map" ? new IterationJournal(visit)
        : new BranchJournal(visit);

    /// <summary>A branch begins.</summary>
    /// <returns>The event that the branch's first one follows.</returns>
    public virtual long Started(int index, long previousEventId) => previousEventId;

    /// <returns>The event that the state's success follows when no other branch ends after this one.</returns>
    public virtual long Succeeded(Branch branch) => branch.LastEventId;

    /// <summary>An iteration has failed, and the state goes on.</summary>
    /// <returns>As of <see cref="Succeeded"/>; the order around it is not recorded.</returns>
    public virtual long Tolerated(Branch branch) => branch.LastEventId;

    public virtual void AllSucceeded(long previousEventId) => Write($"{Visit.State.Type}StateSucceeded", previousEventId);

    /// <summary>One branch has failed, and those that have not succeeded are aborted with it.</summary>
    /// <param name="failure">The state's.</param>
    /// <returns>The event that a retry follows, and the state's own failure.</returns>
    public virtual long Failed(Branch failed, StateFailureException failure, IEnumerable<Branch> all)
    {
        var cause = failed.LastEventId;
        Ended("Failed", failed, cause);
        // A failed task leaves its state to be aborted. Of a Fail state and of an inner Map there is no such event.
        if (failed.StateType is "Task" or "Wait")
            Write($"{failed.StateType}StateAborted", cause);
        foreach (var branch in all.Where(branch => branch != failed && branch.Output is null && !branch.IsTolerated))
        {
            Ended("Aborted", branch, cause);
            // These types have the event. Whether AWS writes it for the states inside an inner Map or Parallel is not recorded.
            if (branch.StateType is "Task" or "Wait" or "Map" or "Parallel")
                Write($"{branch.StateType}StateAborted", cause);
        }
        return cause;
    }

    /// <summary>A redrive runs again what has not succeeded.</summary>
    public virtual void Resumed()
    {
    }

    protected virtual void Ended(string how, Branch branch, long cause)
    {
    }

    protected long Write(string type, long previousEventId, string? detailsName = null, EventDetails? details = null) =>
        Visit.Execution.Record(type, previousEventId, detailsName, details, Visit.Flow.Aborted).Id;
}

/// <summary>The events around the iterations of Map, each of which begins and ends with one.</summary>
internal sealed class IterationJournal(Visit visit) : BranchJournal(visit)
{
    public override long Started(int index, long previousEventId) => Iteration("Started", index, previousEventId);

    public override long Succeeded(Branch branch) => Iteration("Succeeded", branch.Index, branch.LastEventId);

    public override long Tolerated(Branch branch) => Iteration("Failed", branch.Index, branch.LastEventId);

    protected override void Ended(string how, Branch branch, long cause) => Iteration(how, branch.Index, cause);

    private long Iteration(string what, int index, long previousEventId)
    {
        var details = new EventDetails().With("name", Visit.State.Name).With("index", index);
        return Write($"MapIteration{what}", previousEventId, $"mapIteration{what}EventDetails", details);
    }
}
