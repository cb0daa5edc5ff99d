using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.EndToEnd;

/// <summary>Where a bench is.</summary>
/// <param name="Part">What it does: <c>cold</c>, <c>warm-up</c>, <c>measured</c> or <c>load</c>.</param>
/// <param name="Of">How many there will be; null when that shows on the way.</param>
public sealed record BenchProgress(Variant Variant, WorkflowName Workflow, string Part, int Done, int? Of);
