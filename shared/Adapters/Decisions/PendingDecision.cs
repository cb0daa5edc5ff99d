namespace Comparison.Adapters.Decisions;

/// <summary>A decision that waits for somebody, without its callback.</summary>
public sealed record PendingDecision(
    string Id,
    string Workflow,
    string SubjectId,
    string Question,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Deciders,
    DateTimeOffset ReplyBy);
