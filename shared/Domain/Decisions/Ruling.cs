namespace Comparison.Domain.Decisions;

/// <summary>What somebody decided. It is the answer that a callback carries, in both variants.</summary>
/// <param name="Status"><see cref="DecisionStatus.Approved"/> or <see cref="DecisionStatus.Rejected"/>.</param>
/// <param name="Comments">Empty when nothing was said, because a state machine cannot read a member that is not there.</param>
public sealed record Ruling(DecisionStatus Status, string DecidedBy, DateTimeOffset DecidedAt, string Comments)
{
    // Written beside the status: JSONPath could not tell it from a text without one more billed state.
    public bool Approved => Status == DecisionStatus.Approved;
}
