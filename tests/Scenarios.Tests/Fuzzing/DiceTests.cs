using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>A seed is a promise: it must mean the same cases tomorrow, on another machine.</summary>
public sealed class DiceTests
{
    [Theory]
    [InlineData(0, 0, new[] { 276, 555, 987, 297, 62, 149 })]
    [InlineData(1, 0, new[] { 980, 90, 498, 220, 346, 87 })]
    [InlineData(1, 1, new[] { 595, 328, 933, 673, 853, 782 })]
    [InlineData(-5, 123_456, new[] { 135, 44, 157, 758, 602, 813 })]
    public void Dice_OfASeed_FallAsEver(long seed, int index, int[] expected)
    {
        var dice = Dice.Of(seed, index);

        Assert.Equal(expected, Enumerable.Range(0, 6).Select(_ => dice.Below(1000)));
    }

    [Fact]
    public void Dice_OfNeighbours_FallApart()
    {
        var first = Enumerable.Range(0, 1000).Select(index => Dice.Of(1, index).Below(10)).ToList();

        Assert.All(Enumerable.Range(0, 10), face => Assert.InRange(first.Count(fallen => fallen == face), 60, 140));
    }
}
