namespace Comparison.Domain.Decisions;

/// <summary>What people are asked.</summary>
/// <param name="Facts">What to show with the question, in order.</param>
/// <param name="Deciders">Who may decide: e-mail addresses or groups.</param>
/// <param name="Deadline">How long the callback waits, counted from the ask; afterwards nobody can decide any more.</param>
public sealed record Question(
    DecisionKey Key,
    string Text,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Deciders,
    TimeSpan Deadline,
    string CorrelationId);
