namespace Comparison.Reports.Documents;

/// <summary>A headed part of the report.</summary>
/// <param name="Id">What links name it by.</param>
public sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks);
