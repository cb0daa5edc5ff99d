namespace Comparison.Adapters.Engines;

/// <summary>One line of a list of executions.</summary>
public sealed record ExecutionSummary(string Id, ExecutionState Status, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);
