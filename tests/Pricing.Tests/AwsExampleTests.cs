using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

/// <summary>What AWS's own examples cost, in US East (N. Virginia).</summary>
public sealed class AwsExampleTests
{
    private const decimal Million = 1_000_000;

    private static readonly PriceSheet Sheet = PriceSheets.For("us-east-1");

    /// <summary>
    /// Insurance claims, a million a month: 8 KB of input, three steps of 32 KB, a week of waiting, 14 days of retention. Operations and
    /// GB-seconds are the example's own: four operations cannot be had from three steps and a wait by the counting rules of the guide.
    /// </summary>
    [Theory]
    [InlineData(Component.LambdaDurationArm64, "421.34")]
    [InlineData(Component.LambdaRequest, "0.20")]
    [InlineData(Component.DurableOperation, "32.00")]
    [InlineData(Component.DurableDataWritten, "26.00")]
    [InlineData(Component.DurableDataRetained, "10.92")]
    public void Claims_EachLine_IsAsInTheExample(Component component, string dollars)
    {
        var bill = Claims();

        var line = bill.Lines.Single(line => line.Component == component);

        Assert.Equal(dollars, Dollars(line.Amount - bill.FreeTiers.GetValueOrDefault(component)));
    }

    [Fact]
    public void Claims_InAll_Cost490Dollars46() => Assert.Equal("490.46", Dollars(Claims().AfterFreeTiers));

    [Fact]
    public void DurableOperations_FourInEachOfAMillion_Cost32Dollars() =>
        Assert.Equal(32m, Orchestration(new() { DurableOperations = 4 }, Million));

    [Fact]
    public void Transitions_SixInEachOfAMillion_Cost150Dollars() =>
        Assert.Equal(150m, Of(Million, Component.StateTransition, 6).Total);

    [Fact]
    public void Transitions_OfAWSsWorkshop_CostSevenAndAHalfCents() =>
        Assert.Equal(0.075m, Of(1000, Component.StateTransition, 3).Total);

    [Fact]
    public void Transitions_FirstFourThousandOfAMonth_AreFree() =>
        Assert.Equal(0m, Of(1000, Component.StateTransition, 4).AfterFreeTiers);

    // Published for 60 TB of 1,000 GB as $12,500; the price list's bounds are TB of 1,024 GB.
    [Fact]
    public void Logs_SixtyTerabytes_FallIntoFourTiers() =>
        Assert.Equal(12_500m * 1.024m, Of(60 * 1024, Component.LogIngestion, 1).Total);

    [Theory]
    [InlineData(Level.Base, "0.2592")]
    [InlineData(Level.Low, "0.10368")]
    public void Queue_ThatIsIdle_CostsItsPolls(Level level, string dollars)
    {
        var bill = Bill.For(0, [], Sheet, Workload.Idle(1, level));

        Assert.Equal(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture), bill.Total);
        Assert.Equal(0m, bill.AfterFreeTiers);
    }

    private static Bill Claims()
    {
        var written = new Counts { DurableOperations = 4, DurableBytesWritten = (8 + 3 * 32) * 1000, Waiting = TimeSpan.FromDays(7) };
        return Bill.For(
            Million,
            [
                .. Workload.Items(written, new(Sheet, RetentionDays: Terms.AwsRetentionDays)),
                new(CostGroup.Functions, Component.LambdaRequest, 2, () => "2 requests"),
                new(CostGroup.Functions, Component.LambdaDurationArm64, 32, () => "32 GB-seconds"),
            ],
            Sheet);
    }

    private static decimal Orchestration(Counts counts, decimal executions) =>
        Workload.Month(counts, new(Sheet), executions).Amount(CostGroup.Orchestration);

    private static Bill Of(decimal executions, Component component, decimal quantity) =>
        Bill.For(executions, [new(CostGroup.Orchestration, component, quantity, () => "given")], Sheet);

    private static string Dollars(decimal amount) => amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
