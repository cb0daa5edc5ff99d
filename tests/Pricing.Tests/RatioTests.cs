using Comparison.Pricing.Advice;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

public sealed class RatioTests
{
    private static readonly Terms Terms = new(PriceSheets.For("us-east-1")) { IsTraced = false, StateLogs = StateLogs.Off };

    [Fact]
    public void Ratio_OfEnginesAlone_IsThatOfTheirUnits()
    {
        var twins = new TwinCounts(new() { DurableOperations = 4 }, new() { StatesEntered = 2 });

        var ratios = Ratios.For(twins, Terms with { Retries = 0 });

        Assert.Equal((50m / 32, 100m / 32), (ratios.AtBase, ratios.Contested));
        // The start is free at one end, Start and End are billed: 24 against 100. At the other: 32 against 50.
        Assert.Equal((50m / 32, 100m / 24), (ratios.Least, ratios.Greatest));
        Assert.True(ratios.IsCertain);
    }

    [Fact]
    public void Ratio_ThatChangesSidesWithinTheRanges_IsNotCertain()
    {
        var twins = new TwinCounts(new() { DurableOperations = 4, FlatBranches = 3 }, new() { StatesEntered = 2 });

        Assert.False(Ratios.For(twins, Terms).IsCertain);
    }

    // What both variants assume alike cannot tell them apart.
    [Fact]
    public void Ratio_OfTwinsThatUseTheSame_IsOneAtEveryEnd()
    {
        var same = new Counts { FunctionRequests = 3, RequestsAfterWaits = 1, ApiRequests = 2, Traces = 1 };

        Assert.Equal(new Ratios(1, 1, 1, 1), Ratios.For(new(same, same), Terms with { IsTraced = true }));
    }
}
