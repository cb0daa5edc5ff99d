namespace Comparison.Domain.Decisions;

/// <summary>How a decision stands.</summary>
/// <param name="Ruling">Set when the status is approved or rejected.</param>
public sealed record DecisionState(DecisionStatus Status, Ruling? Ruling = null);
