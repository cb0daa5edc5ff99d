namespace Comparison.Scenarios.Audits;

/// <summary>One thing that is not deterministic about a workflow.</summary>
/// <param name="State">From where it was replayed when this was first seen, such as <c>checkpoint 3</c>.</param>
/// <param name="Subject">The id of the operation, or the request: the same in every replay that shows the same fault.</param>
/// <param name="Text">What happened, for people.</param>
public sealed record AuditFinding(FindingKind Kind, string State, string Subject, string Text);
