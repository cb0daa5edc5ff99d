namespace Comparison.Adapters.Decisions;

/// <summary>Some pending decisions, soonest deadline first, and where the next page begins.</summary>
public sealed record DecisionPage(IReadOnlyList<PendingDecision> Decisions, string? Cursor);
