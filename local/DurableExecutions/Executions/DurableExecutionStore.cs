using Comparison.Local.DurableExecutions.Listings;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>Finds executions by ARN, name and callback id, as long as they are retained.</summary>
internal sealed class DurableExecutionStore
{
    private readonly Dictionary<string, DurableExecution> _byArn = [];
    private readonly Dictionary<(string Function, string Name), DurableExecution> _byName = [];
    private readonly Dictionary<string, (DurableExecution Execution, string OperationId)> _callbacks = [];
    private int _added;

    public void Add(DurableExecution execution)
    {
        execution.Number = ++_added;
        _byArn.Add(execution.Arn, execution);
        // Names are unique for a function, whatever the version; after the retention period a name is free again.
        _byName[(execution.Start.FunctionName, execution.Name)] = execution;
    }

    public void AddCallback(string callbackId, DurableExecution execution, string operationId) =>
        _callbacks.Add(callbackId, (execution, operationId));

    public DurableExecution? Find(string arn, DateTimeOffset now) => Retained(_byArn.GetValueOrDefault(arn), now);

    public DurableExecution? FindByName(string function, string name, DateTimeOffset now) =>
        Retained(_byName.GetValueOrDefault((function, name)), now);

    public (DurableExecution Execution, string OperationId)? FindCallback(string callbackId, DateTimeOffset now) =>
        _callbacks.TryGetValue(callbackId, out var found) && Retained(found.Execution, now) is not null ? found : null;

    /// <summary>Newest first, unless the filter wants them reversed.</summary>
    public DurablePage<ExecutionDescription> List(ExecutionFilter filter, DateTimeOffset now, string? marker, int? maxItems)
    {
        var matching = _byArn.Values.Where(execution => !execution.IsForgotten(now) && filter.Matches(execution));
        var inOrder = filter.ReverseOrder
            ? matching.OrderBy(execution => execution.Number)
            : matching.OrderByDescending(execution => execution.Number);
        var page = Paging.Cut(inOrder, marker, maxItems, execution => execution.Number, descending: !filter.ReverseOrder);
        return new([.. page.Items.Select(execution => execution.Describe())], page.NextMarker);
    }

    private DurableExecution? Retained(DurableExecution? execution, DateTimeOffset now)
    {
        if (execution is null || !execution.IsForgotten(now))
            return execution;
        Remove(execution);
        return null;
    }

    /// <summary>Forgets all of an execution. Its name is free again; whether it is on AWS after a deletion is not known.</summary>
    public void Remove(DurableExecution execution)
    {
        _byArn.Remove(execution.Arn);
        _byName.Remove((execution.Start.FunctionName, execution.Name));
        foreach (var operation in execution.Operations.All)
            if (operation.CallbackId is { } callbackId)
                _callbacks.Remove(callbackId);
    }
}

/// <summary>Which executions of a function to list; what is absent does not narrow the list.</summary>
public sealed record ExecutionFilter(string FunctionName)
{
    public string? Version { get; init; }

    public string? Name { get; init; }

    public IReadOnlyCollection<DurableExecutionStatus> Statuses { get; init; } = [];

    public DateTimeOffset? StartedAfter { get; init; }

    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>Oldest first; newest first is the default.</summary>
    public bool ReverseOrder { get; init; }

    internal bool Matches(DurableExecution execution) =>
        execution.Start.FunctionName == FunctionName
        && (Version is null || execution.Start.Version == Version)
        && (Name is null || execution.Name == Name)
        && (Statuses.Count == 0 || Statuses.Contains(execution.Status))
        && (StartedAfter is null || execution.StartTimestamp > StartedAfter)
        && (StartedBefore is null || execution.StartTimestamp < StartedBefore);
}
