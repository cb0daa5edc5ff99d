using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>What time itself does to operations: a retry becomes ready, a wait ends, a callback times out.</summary>
internal static class DeadlineRules
{
    /// <returns>In the order in which they fell due.</returns>
    /// <param name="until">Later deadlines are left.</param>
    public static List<Change> Apply(OperationTable operations, DateTimeOffset until, DateTimeOffset now) =>
        [.. operations.Timed
            .Where(operation => operation.Deadline <= until)
            .OrderBy(operation => operation.Deadline)
            .Select(operation => Apply(operation, now))];

    private static Change Apply(DurableOperation operation, DateTimeOffset now) => operation.Type switch
    {
        DurableOperationType.Step => StepRules.BecomeReady(operation),
        DurableOperationType.Wait => WaitRules.End(operation, now),
        _ => CallbackRules.TimeOut(operation, now),
    };
}
