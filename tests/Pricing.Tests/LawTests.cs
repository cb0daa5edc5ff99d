using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Laws;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

public sealed class LawTests
{
    private const decimal Million = 1_000_000;

    private static readonly Terms Terms = new(PriceSheets.For("us-east-1"));

    [Theory]
    [InlineData(Element.Start, 8, 0, 50)]
    [InlineData(Element.Step, 8, 25, 0)]
    [InlineData(Element.Branch, 0, 25, 0)]
    [InlineData(Element.Wait, 24, 25, 0)]
    [InlineData(Element.Timer, 8, 25, 0)]
    [InlineData(Element.Group, 8, 25, 0)]
    [InlineData(Element.Retry, 8, 25, 0)]
    public void Law_EachElement_IsItsUnitsTimesTheirPrices(Element element, decimal durable, decimal machine, decimal contested)
    {
        var row = Law.Derive(Terms).Single(row => row.Element == element);

        Assert.Equal((durable, machine, contested), (row.Durable, row.StepFunctions, row.Contested));
        Assert.True(row.DurableInAll >= durable && row.StepFunctionsInAll >= machine);
    }

    [Fact]
    public void Law_OfAShape_IsWhatItsBillSaysOfTheEngines()
    {
        var twins = new WaitingShape(Steps: 3, PayloadBytes: 0, TimeSpan.FromDays(1)).ToTwins();

        var (durable, machine) = Law.Price(
            new Dictionary<Element, decimal> { [Element.Start] = 1, [Element.Wait] = 1, [Element.Step] = 3 }, Terms);

        Assert.Equal(Workload.Month(twins.Durable, Terms, Million).Amount(CostGroup.Orchestration), durable);
        Assert.Equal(Workload.Month(twins.StepFunctions, Terms, Million).Amount(CostGroup.Orchestration), machine);
    }

    // The sheet rules: another price is another law.
    [Fact]
    public void Law_OfAnotherSheet_FollowsItsPrices()
    {
        var dearer = Terms.Sheet with
        {
            Prices = [.. Terms.Sheet.Prices.Select(price => price with { Tiers = [.. price.Tiers.Select(tier => tier with { Price = tier.Price * 2 })] })],
        };

        Assert.Equal(16m, Law.Derive(Terms with { Sheet = dearer }).Single(row => row.Element == Element.Step).Durable);
    }

    [Fact]
    public void Law_UnknownPrice_IsRefused() =>
        Assert.Throws<PriceSheetException>(() => Law.Derive(new(PriceSheets.For("eu-west-1"))));

    [Fact]
    public void Levels_Highest_TakesTheEndOfEachAssumptionThatMovesTheFigureUp()
    {
        var levels = Levels.Highest(levels => Assumed.ColdShare.At(levels) - Assumed.CheckpointMilliseconds.At(levels));

        Assert.Equal(Level.High, levels[Assumed.ColdShare]);
        Assert.Equal(Level.Low, levels[Assumed.CheckpointMilliseconds]);
        Assert.Equal(Level.Base, levels[Assumed.StartAndEnd]);
    }
}
