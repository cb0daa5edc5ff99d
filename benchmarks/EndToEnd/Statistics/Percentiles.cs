namespace Comparison.EndToEnd.Statistics;

/// <summary>Percentiles with confidence intervals that assume nothing about how the samples are distributed.</summary>
/// <remarks>
/// How many of n samples lie below the true percentile p is binomial, B(n, p), whatever the distribution. So the samples of rank l and u
/// enclose it with probability P(l ≤ B &lt; u); l is the highest rank that leaves at most 2.5 % below, u the lowest that leaves at most
/// 2.5 % above. Samples are taken to be independent, which runs on one machine are only roughly.
/// </remarks>
public static class Percentiles
{
    private const double Tail = 0.025;

    /// <summary>The percentiles that every table shows.</summary>
    public static IReadOnlyList<int> Shown { get; } = [50, 90, 99];

    /// <summary>p50, p90 and p99; nothing for no samples.</summary>
    public static IReadOnlyList<Percentile> Compute(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        return sorted.Length == 0 ? [] : [.. Shown.Select(of => At(sorted, of))];
    }

    private static Percentile At(double[] sorted, int of)
    {
        var share = of / 100.0;
        var rank = Math.Max(1, (int)Math.Ceiling(share * sorted.Length - 1e-9));
        var (low, high) = Ranks(sorted.Length, share);
        return new(
            of, sorted[rank - 1], low >= 1 ? sorted[low - 1] : null, high <= sorted.Length ? sorted[high - 1] : null);
    }

    /// <summary>The ranks, from 1 to n, that enclose the percentile; 0 or n + 1 where no sample does.</summary>
    internal static (int Low, int High) Ranks(int count, double share)
    {
        // By logarithms: the first terms of the sum are too small for a double.
        var term = count * Math.Log(1 - share);
        var odds = Math.Log(share / (1 - share));
        var (low, high, below) = (0, count + 1, 0.0);
        for (var k = 0; k < count; k++)
        {
            below += Math.Exp(term);
            if (below <= Tail)
                low = k + 1;
            if (below >= 1 - Tail)
            {
                high = k + 1;
                break;
            }
            term += Math.Log((double)(count - k) / (k + 1)) + odds;
        }
        return (low, high);
    }
}

/// <summary>A percentile of samples and the interval that holds the true one with 95 % confidence.</summary>
/// <param name="Of">50, 90 or 99.</param>
/// <param name="Value">The sample at the percentile's nearest rank.</param>
/// <param name="Low">Where the interval starts; null when there are too few samples to bound it.</param>
/// <param name="High">Where it ends; null when there are too few samples: the 99th percentile takes 368 of them.</param>
public sealed record Percentile(int Of, double Value, double? Low, double? High);
