namespace Comparison.Local.DurableExecutions;

/// <summary>Which executions of a function to list; what is absent does not narrow the list.</summary>
public sealed record ExecutionFilter(string FunctionName)
{
    public string? Version { get; init; }

    public string? Name { get; init; }

    public IReadOnlyCollection<ExecutionStatus> Statuses { get; init; } = [];

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
