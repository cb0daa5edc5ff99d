using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Costs;

/// <summary>What a run would use if both variants were written for thrift: counted from the run of the readable form by the rules here.</summary>
/// <remarks>
/// A modelled shape: nobody wrote these forms, and nothing ran. Durable: a wait is a callback that the code creates, a step that asks and
/// the callback's result, without the context around them: one operation and one checkpoint less. The second copy of the answer, which
/// goes as well, is left in: it is some hundred bytes. State machine: <see cref="Children"/> become synchronous Express executions,
/// whose states are no transitions, and <see cref="Thrown"/> branches go because the task before them throws. What the states do stays,
/// and so do their events in the log.
/// </remarks>
public static class ThriftyShape
{
    /// <summary>From which state to which one a child takes over: the credit reports with their assessment, and the payout.</summary>
    public static IReadOnlyList<(string First, string Last)> Children { get; } = [("Validate", "Assess"), ("Offer", "Disburse")];

    /// <summary>Branches that a task makes needless by throwing what is caught.</summary>
    public static IReadOnlyList<string> Thrown { get; } = ["Clean?"];

    public static TwinCounts Count(SampleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var twins = MeteredCounts.Count(comparison);
        var waits = HistoryCounts.DurableElements(comparison.Durable.Timeline)[Element.Wait];
        var states = comparison.StepFunctions.Timeline
            .Where(entry => entry.Event.EndsWith("StateEntered", StringComparison.Ordinal)).Select(entry => entry.Name ?? "").ToList();
        var children = Children.Select(child => StatesOf(child, states)).Where(count => count > 0).ToList();
        return new(
            twins.Durable with
            {
                DurableOperations = twins.Durable.DurableOperations - waits,
                Checkpoints = twins.Durable.Checkpoints - waits,
            },
            twins.StepFunctions with
            {
                // A child is a state of its parent.
                StatesEntered = twins.StepFunctions.StatesEntered - children.Sum(count => count - 1) - states.Count(Thrown.Contains),
                ExpressRequests = children.Count,
            });
    }

    // How many states a child takes over, where the run went through it from end to end.
    private static int StatesOf((string First, string Last) child, List<string> states)
    {
        var (first, last) = (states.IndexOf(child.First), states.IndexOf(child.Last));
        return first >= 0 && last > first ? last - first + 1 : 0;
    }
}
