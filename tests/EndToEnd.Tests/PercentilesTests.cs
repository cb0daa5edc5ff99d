using Comparison.EndToEnd.Statistics;

namespace Comparison.EndToEnd.Tests;

public sealed class PercentilesTests
{
    // The first two stand in tables of the median's interval; the rest follows from 0.99^n.
    [Theory]
    [InlineData(10, 0.5, 2, 9)]
    [InlineData(100, 0.5, 40, 61)]
    [InlineData(5, 0.5, 0, 6)]
    [InlineData(1, 0.5, 0, 2)]
    [InlineData(367, 0.99, 359, 368)]
    [InlineData(368, 0.99, 360, 368)]
    public void Ranks_OfAPercentile_EncloseItWith95Percent(int count, double share, int low, int high) =>
        Assert.Equal((low, high), Percentiles.Ranks(count, share));

    [Fact]
    public void Ranks_OfVeryManySamples_DoNotVanish()
    {
        var (low, high) = Percentiles.Ranks(1_000_000, 0.99);

        // 1.96 standard deviations of 99.5 to either side.
        Assert.InRange(low, 989_800, 989_810);
        Assert.InRange(high, 990_190, 990_200);
    }

    [Fact]
    public void Of_OneToAHundred_AreTheNearestRanks()
    {
        var percentiles = Percentiles.Compute(Enumerable.Range(1, 100).Reverse().Select(i => (double)i));

        Assert.Equal([(50, 50d), (90, 90d), (99, 99d)], percentiles.Select(percentile => (percentile.Of, percentile.Value)));
        Assert.Equal((40d, 61d), (percentiles[0].Low, percentiles[0].High));
        Assert.Null(percentiles[2].High);
    }

    [Fact]
    public void Of_NoSamples_IsNothing() => Assert.Empty(Percentiles.Compute([]));

    [Fact]
    public void Of_OneSample_BoundsOnlyWhatIsRarelyAboveIt() => Assert.Equal(
        [new(50, 7, Low: null, High: null), new(90, 7, Low: null, High: null), new(99, 7, Low: 7, High: null)], Percentiles.Compute([7]));

    // A long tail, as latencies have it: the interval must not need a bell curve.
    [Fact]
    public void Interval_OfSkewedSamples_HoldsTheTrueMedianInAboutNineteenOfTwenty()
    {
        var random = new Random(7);
        var held = Enumerable.Range(0, 1000).Count(_ =>
        {
            var median = Percentiles.Compute(Enumerable.Range(0, 101).Select(_ => -Math.Log(1 - random.NextDouble())))[0];
            return median.Low <= Math.Log(2) && Math.Log(2) <= median.High;
        });

        Assert.InRange(held, 930, 985);
    }
}
