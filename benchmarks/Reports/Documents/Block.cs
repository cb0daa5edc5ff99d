namespace Comparison.Reports.Documents;

/// <summary>A part of a section: one of its members is there.</summary>
/// <param name="IsFolded">Whether it is shown on demand only.</param>
public sealed record Block(string? Text = null, Table? Table = null, Figure? Figure = null, bool IsFolded = false);
