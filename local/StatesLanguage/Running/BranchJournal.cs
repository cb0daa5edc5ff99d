using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The events around the branches of Parallel and the iterations of Map.</summary>
/// <remarks>
/// Neither the success of the state nor the abortion of a branch is anything's predecessor: what comes next follows the event that
/// caused them (recorded).
/// </remarks>
internal sealed class BranchJournal(Visit visit, bool areIterations)
{
    /// <summary>A branch begins.</summary>
    /// <returns>The event that the branch's first one follows.</returns>
    public long Started(int index, long previousEventId) => Iteration("Started", index, previousEventId);

    /// <returns>The event that the state's success follows when no other branch ends after this one.</returns>
    public long Succeeded(Branch branch) => Iteration("Succeeded", branch.Index, branch.LastEventId);

    /// <summary>An iteration has failed, and the state goes on.</summary>
    /// <returns>As of <see cref="Succeeded"/>; the order around it is not recorded.</returns>
    public long Tolerated(Branch branch) => Iteration("Failed", branch.Index, branch.LastEventId);

    public void AllSucceeded(long previousEventId) => Write($"{visit.State.Type}StateSucceeded", previousEventId);

    /// <summary>One branch has failed, and those that have not succeeded are aborted with it.</summary>
    public void Failed(Branch failed, IEnumerable<Branch> all)
    {
        var cause = failed.LastEventId;
        Iteration("Failed", failed.Index, cause);
        // A failed task leaves its state to be aborted. Of a Fail state and of an inner Map there is no such event.
        if (failed.StateType is "Task" or "Wait")
            Write($"{failed.StateType}StateAborted", cause);
        foreach (var branch in all.Where(branch => branch != failed && branch.Output is null && !branch.IsTolerated))
        {
            Iteration("Aborted", branch.Index, cause);
            // These types have the event. Whether AWS writes it for the states inside an inner Map or Parallel is not recorded.
            if (branch.StateType is "Task" or "Wait" or "Map" or "Parallel")
                Write($"{branch.StateType}StateAborted", cause);
        }
    }

    private long Iteration(string what, int index, long previousEventId)
    {
        if (!areIterations)
            return previousEventId;
        var details = new EventDetails().With("name", visit.State.Name).With("index", index);
        return Write($"MapIteration{what}", previousEventId, $"mapIteration{what}EventDetails", details);
    }

    private long Write(string type, long previousEventId, string? detailsName = null, EventDetails? details = null) =>
        visit.Execution.Record(type, previousEventId, detailsName, details, visit.Flow.Aborted).Id;
}
