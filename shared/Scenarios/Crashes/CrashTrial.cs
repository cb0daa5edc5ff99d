using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Crashes;

/// <summary>One crash of a workflow in one variant, and what came of it.</summary>
/// <param name="Route">What the person at the desk did.</param>
/// <param name="Point">The operation or state at which it died.</param>
/// <param name="Moment">When, seen from side effect and record.</param>
/// <param name="Wrong">What differs from the run without a crash, and must not; none, if all is well.</param>
/// <param name="Repeated">The calls that were carried out more often than without a crash.</param>
/// <param name="Evidence">The events of the engine's history that tell of it; the names of their errors in brackets.</param>
public sealed record CrashTrial(
    WorkflowName Workflow, Variant Variant, string Route, string Point, string Moment,
    IReadOnlyList<string> Wrong, IReadOnlyList<string> Repeated, IReadOnlyList<string> Evidence)
{
    public bool IsRight => Wrong.Count == 0;
}
