namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>What the service has recorded of the execution, and how far the workflow has replayed it.</summary>
/// <remarks>Read by the workflow while answers to checkpoints are merged in.</remarks>
internal sealed class ExecutionState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Operation> _operations = [];
    private readonly HashSet<string> _visited = [];
    private int _toReplay;

    /// <summary>Takes the page that came with the event.</summary>
    public ExecutionState(IEnumerable<Operation> inline)
    {
        Merge(inline);
        // As AWS counts, operations of later pages are not waited for, but are counted down: log lines are then written again too early.
        _toReplay = _operations.Values.Count(IsReplayed);
    }

    /// <summary>True until the workflow has come by as many ended operations as the event brought.</summary>
    public bool IsReplaying
    {
        get
        {
            lock (_lock)
                return _toReplay > 0;
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
            if (_operations.GetValueOrDefault(id) is not { } recorded)
                return null;
            if (recorded.Type is not null && recorded.Type != type)
                throw Mismatch(id, $"type '{type}' but found '{recorded.Type}'");
            if (name is not null && recorded.Name is not null && recorded.Name != name)
                throw Mismatch(id, $"name '{name}' but found '{recorded.Name}'");

            if (_toReplay > 0 && IsReplayed(recorded) && _visited.Add(id))
                _toReplay--;
            return recorded;
        }
    }

    private static bool IsReplayed(Operation operation) =>
        operation.Type != OperationTypes.Execution
        && operation.Status is OperationStatuses.Succeeded or OperationStatuses.Failed or OperationStatuses.Cancelled
            or OperationStatuses.Stopped or OperationStatuses.TimedOut;

    private static NonDeterministicExecutionException Mismatch(string id, string what) =>
        new($"Non-deterministic execution detected for operation '{id}': expected {what} from a previous invocation. "
            + "Code must not change the order or type of durable operations between deployments.");
}
