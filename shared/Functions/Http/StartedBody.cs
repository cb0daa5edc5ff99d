namespace Comparison.Functions.Http;

/// <summary>The body of an accepted start.</summary>
internal sealed record StartedBody(string Id, string Workflow, string Execution);
