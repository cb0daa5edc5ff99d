using Comparison.Adapters.Engines;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Costs;

namespace Comparison.EndToEnd;

/// <summary>What one execution is billed for by its engine, counted from its history by AWS's rules: that can be had on AWS as well.</summary>
/// <param name="StateTransitions">Without start and end.</param>
/// <param name="Resumes">Invocations of the durable function after the first.</param>
public sealed record HistoryUnits(int DurableOperations, int StateTransitions, int Resumes)
{
    internal static HistoryUnits Of(Variant variant, IReadOnlyList<TimelineEntry> timeline) => variant == Variant.Durable
        ? new(HistoryCounts.DurableOperations(timeline), 0, HistoryCounts.Resumes(timeline))
        : new(0, HistoryCounts.StateTransitions(timeline), 0);
}
