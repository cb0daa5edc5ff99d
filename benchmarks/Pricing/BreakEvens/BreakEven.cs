using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>Finds where one variant stops being the cheaper one.</summary>
public static class BreakEven
{
    private const int Halvings = 60;
    private const int Samples = 64;

    /// <summary>Where a difference changes its sign first, looking from the low end; null when it does not.</summary>
    /// <remarks>
    /// Costs are piecewise linear: the range is looked at in 64 places that lie closer together at the low end, because free tiers
    /// end there, and the first change of sign is halved until nothing is left of it.
    /// </remarks>
    /// <param name="difference">What one variant costs more than the other.</param>
    public static decimal? Find(Func<decimal, decimal> difference, decimal low, decimal high)
    {
        var start = low;
        var before = Math.Sign(difference(low));
        for (var i = 1; i <= Samples; i++)
        {
            // The fourth power of i/64: decimal all through.
            var part = (decimal)i * i * i * i / ((decimal)Samples * Samples * Samples * Samples);
            var end = low + (high - low) * part;
            var now = Math.Sign(difference(end));
            if (before != 0 && now != before)
                return Halve(difference, start, end, before);
            (start, before) = (end, now);
        }
        return null;
    }

    private static decimal Halve(Func<decimal, decimal> difference, decimal low, decimal high, int signAtLow)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (Math.Sign(difference(middle)) == signAtLow)
                low = middle;
            else
                high = middle;
        }
        return high;
    }
}

/// <summary>Where the cheaper variant changes when one thing varies and the rest stays.</summary>
/// <param name="Of">What varies.</param>
/// <param name="Unit">What <paramref name="At"/> is counted in.</param>
/// <param name="At">Where the costs are equal; null when they are nowhere in the range.</param>
/// <param name="AtWorstForDurable">The same with each assumption at the end of its range that is worst for durable functions.</param>
/// <param name="AtWorstForStepFunctions">The same with each assumption at the end of its range that is worst for Step Functions.</param>
/// <param name="Low">Where the range starts.</param>
/// <param name="High">Where the range ends.</param>
/// <param name="DurableIsCheaperBelow">Which variant is cheaper at the start of the range.</param>
public sealed record Flip(
    string Of, string Unit, decimal? At, decimal? AtWorstForDurable, decimal? AtWorstForStepFunctions, decimal Low, decimal High,
    bool DurableIsCheaperBelow);

/// <summary>The break-even points of a workflow.</summary>
public static class Flips
{
    /// <inheritdoc cref="Variations.All(WaitingShape, Terms, decimal)"/>
    public static IReadOnlyList<Flip> Find(WaitingShape shape, Terms terms, decimal perMonth) =>
        [.. Variations.All(shape, terms, perMonth).Select(variation => variation.Flip())];

    /// <inheritdoc cref="Variations.All(TwinCounts, Terms, decimal)"/>
    public static IReadOnlyList<Flip> Find(TwinCounts twins, Terms terms, decimal resultBytes) =>
        [.. Variations.All(twins, terms, resultBytes).Select(variation => variation.Flip())];
}
