using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.EndToEnd.Timing;

namespace Comparison.EndToEnd;

/// <summary>One execution of a bench, as it is kept: a JSON line.</summary>
/// <param name="At">When it started, by its engine's history.</param>
/// <param name="Times">In milliseconds.</param>
public sealed record BenchSample(
    Variant Variant, WorkflowName Workflow, Phase Phase, int Concurrency, string Id, DateTimeOffset At, string Status, RunTimes Times);
