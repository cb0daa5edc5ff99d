using Comparison.Adapters.Engines;

namespace Comparison.Functions.Http;

/// <summary>The body of a page of executions.</summary>
internal sealed record ExecutionsBody(string Workflow, IReadOnlyList<ExecutionSummary> Executions, string? Cursor);
