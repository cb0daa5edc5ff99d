using Comparison.Domain;

namespace Comparison.Scenarios.Samples;

/// <summary>A request to run: one of the suite's, or a user's own.</summary>
/// <param name="Name">What the tables call it: the file's name without its ending.</param>
/// <param name="Payload">The request as it stands in the file, not checked.</param>
public sealed record Sample(WorkflowName Workflow, string Name, string Payload);
