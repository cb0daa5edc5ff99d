using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Scenarios.Audits;

/// <summary>What an invocation that began at that point would have found recorded.</summary>
/// <param name="Label">The point, for people.</param>
internal sealed record ReplayState(string Label, IReadOnlyList<DurableOperation> Operations)
{
    /// <summary>Holds back the bodies of those steps: each waits for a retry that is not due before <paramref name="until"/>.</summary>
    /// <remarks>
    /// A body that runs may send what it likes, and over HTTP its requests look like any other. A step that waits for its retry
    /// suspends the function instead, so that whatever is still sent comes from outside of the steps.
    /// </remarks>
    public ReplayState HoldBack(IEnumerable<DurableOperation> steps, DateTimeOffset until)
    {
        var held = steps.ToDictionary(step => step.Id, step => step with
        {
            Status = DurableOperationStatus.Pending,
            NextAttempt = until,
            EndTimestamp = null,
            Result = null,
            Error = null,
        });
        var known = Operations.Select(operation => held.Remove(operation.Id, out var waiting) ? waiting : operation).ToList();
        return this with { Operations = [.. known, .. held.Values] };
    }
}
