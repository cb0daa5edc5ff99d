namespace Comparison.Adapters.Engines;

/// <summary>Some executions, newest first, and where the next page begins.</summary>
public sealed record ExecutionPage(IReadOnlyList<ExecutionSummary> Executions, string? Cursor);
