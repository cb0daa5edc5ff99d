namespace Comparison.Local.DurableExecutions;

/// <summary>One page of a listing.</summary>
/// <param name="NextMarker">Where the next page begins; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextMarker);
