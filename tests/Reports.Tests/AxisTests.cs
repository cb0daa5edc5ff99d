using Comparison.Reports.Charts;

namespace Comparison.Reports.Tests;

public sealed class AxisTests
{
    [Theory]
    [InlineData(new[] { 412.6 }, "0,100,200,300,400,500")]
    [InlineData(new[] { 5.0, 10 }, "0,2,4,6,8,10")]
    [InlineData(new[] { 0.0 }, "0,0.2,0.4,0.6,0.8,1")]
    [InlineData(new[] { double.NaN, double.PositiveInfinity, -3 }, "0,0.2,0.4,0.6,0.8,1")]
    [InlineData(new double[0], "0,0.2,0.4,0.6,0.8,1")]
    [InlineData(new[] { 1.3e9 }, "0,500M,1G,1.5G")]
    public void Linear_Values_NamesRoundNumbersUpToAllOfThem(double[] values, string labels) =>
        Assert.Equal(labels, string.Join(',', Axis.Linear(values, 0, 100).Ticks.Select(tick => tick.Label)));

    [Theory]
    [InlineData(new[] { 0.3, 250.0 }, "0.1,1,10,100,1,000")]
    [InlineData(new[] { 100.0 }, "100,1,000")]
    [InlineData(new[] { 0.0, -1 }, "1,10")]
    [InlineData(new[] { 3e-6 }, "1E-6,0.00001")]
    public void Logarithmic_Values_NamesThePowersAroundThem(double[] values, string labels) =>
        Assert.Equal(labels, string.Join(',', Axis.Logarithmic(values, 0, 100).Ticks.Select(tick => tick.Label)));

    [Fact]
    public void At_Values_LieInProportion()
    {
        var linear = Axis.Linear([10], from: 100, to: 300);
        var powers = Axis.Logarithmic([1, 100], from: 300, to: 100);

        Assert.Equal([100d, 150, 300], new[] { 0d, 2.5, 10 }.Select(linear.At));
        Assert.Equal([300d, 200, 100], new[] { 1d, 10, 100 }.Select(powers.At));
    }

    [Theory]
    [InlineData(double.NaN, 100)]
    [InlineData(-5, 100)]
    [InlineData(1e300, 300)]
    public void At_WhatIsOutside_StandsAtTheEnds(double value, double place) =>
        Assert.Equal(place, Axis.Linear([10], from: 100, to: 300).At(value));

    [Fact]
    public void Linear_EndingAtTheMost_GoesNoFurther()
    {
        var axis = Axis.Linear([10_240], from: 0, to: 100, endsAtMost: true);

        Assert.Equal(100, axis.At(10_240));
        Assert.Equal("10k", axis.Ticks[^1].Label);
    }
}
