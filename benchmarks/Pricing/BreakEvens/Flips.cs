using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>The break-even points of a workflow.</summary>
public static class Flips
{
    /// <inheritdoc cref="Variations.Of(WaitingShape, Terms, decimal)"/>
    public static IReadOnlyList<Flip> Of(WaitingShape shape, Terms terms, decimal perMonth) =>
        [.. Variations.Of(shape, terms, perMonth).Select(variation => variation.Flip())];

    /// <inheritdoc cref="Variations.Of(TwinCounts, Terms, decimal)"/>
    public static IReadOnlyList<Flip> Of(TwinCounts twins, Terms terms, decimal resultBytes) =>
        [.. Variations.Of(twins, terms, resultBytes).Select(variation => variation.Flip())];
}
