namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>What the service has recorded of the execution, and how far the workflow has replayed it.</summary>
/// <remarks>Read by the workflow while answers to checkpoints are merged in.</remarks>
internal sealed class RecordedOperations
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Operation> _operations = [];
    private readonly HashSet<string> _toReplay;

    /// <summary>Takes the page that came with the event.</summary>
    public RecordedOperations(IEnumerable<Operation> inline)
    {
        Merge(inline);
        // As in the official SDK, operations of later pages are not waited for: past the inline page, log lines are written again.
        _toReplay = [.. _operations.Values.Where(IsReplayed).Select(operation => operation.Id!)];
    }

    /// <summary>True until the workflow has come by every operation that had ended when the invocation began.</summary>
    public bool IsReplaying
    {
        get
        {
            lock (_lock)
                return _toReplay.Count > 0;
        }
    }

    public void Merge(IEnumerable<Operation> operations)
    {
        lock (_lock)
        {
            foreach (var operation in operations.Where(operation => operation.Id is not null))
                _operations[operation.Id!] = operation;
        }
    }

    public Operation? Find(string id)
    {
        lock (_lock)
            return _operations.GetValueOrDefault(id);
    }

    /// <summary>Finds the record of an operation that the workflow has come to.</summary>
    /// <exception cref="NonDeterministicExecutionException">The record has another type, or another name where both have one.</exception>
    public Operation? Reach(string id, string type, string? name)
    {
        lock (_lock)
        {
            var recorded = _operations.GetValueOrDefault(id);
            if (recorded?.Type is { } recordedType && recordedType != type)
                throw Mismatch(id, "type", type, recordedType);
            if (name is not null && recorded?.Name is { } recordedName && recordedName != name)
                throw Mismatch(id, "name", name, recordedName);

            _toReplay.Remove(id);
            return recorded;
        }
    }

    private static bool IsReplayed(Operation operation) =>
        operation.Type != OperationTypes.Execution
        && operation.Status is OperationStatuses.Succeeded or OperationStatuses.Failed or OperationStatuses.Cancelled
            or OperationStatuses.Stopped or OperationStatuses.TimedOut;

    private static NonDeterministicExecutionException Mismatch(string id, string what, string asked, string recorded) =>
        new($"The workflow asks for an operation of {what} '{asked}' where '{recorded}' is recorded (operation {id}). "
            + "Durable operations must be called in the same order in every replay.");
}
