using Comparison.Pricing.Advice;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

public sealed class WorkloadTests
{
    private static readonly Terms Terms = new(PriceSheets.For("us-east-1"), 1024, Architecture.Arm64, Terms.AwsRetentionDays);

    [Theory]
    [InlineData(Level.Low, 3)]
    [InlineData(Level.Base, 3)]
    [InlineData(Level.High, 5)]
    public void Transitions_StartAndEnd_AreContestedAndNotInTheBase(Level level, int transitions)
    {
        var items = Workload.Items(new() { StatesEntered = 3 }, Terms, level);

        Assert.Equal(transitions, items.Single(item => item.Component == Component.StateTransition).Quantity);
    }

    [Fact]
    public void Duration_OfADurableFunction_IsColdStartsWorkAndCheckpoints()
    {
        var counts = new Counts { FunctionRequests = 2, RequestsAfterWaits = 1, InlineWork = 1, Checkpoints = 3 };

        // Two requests, each cold once in a hundred; the work that it does itself, warm; three checkpoints.
        Assert.Equal(0.5m * (0.02m * 1060 + 2.98m * 7 + 3 * 41) / 1000, Duration(counts, Level.Base));
    }

    [Fact]
    public void Duration_AfterAWait_IsColdAtTheHighEndInBothVariants()
    {
        var resumed = new Counts { FunctionRequests = 1, RequestsAfterWaits = 1, DurableOperations = 1 };
        var task = resumed with { DurableOperations = 0, StatesEntered = 1 };

        Assert.Equal(0.5m * 1400 / 1000, Duration(resumed, Level.High));
        Assert.Equal(Duration(resumed, Level.High), Duration(task, Level.High));
        Assert.Equal(Duration(resumed, Level.Base), Duration(resumed with { RequestsAfterWaits = 0 }, Level.Base));
    }

    [Theory]
    [InlineData(Level.Low, 11)]
    [InlineData(Level.Base, 12)]
    [InlineData(Level.High, 15)]
    public void DurableOperations_OfTheStartAndOfFlatBranches_AreARange(Level level, decimal operations)
    {
        var items = Workload.Items(new() { DurableOperations = 12, FlatBranches = 3 }, Terms with { Retries = 0 }, level);

        Assert.Equal(operations, items.Single(item => item.Component == Component.DurableOperation).Quantity);
    }

    [Theory]
    [InlineData(StateLogs.All, true, "4500 1")]
    [InlineData(StateLogs.Error, true, "0 1")]
    [InlineData(StateLogs.All, false, "4500 0")]
    public void Observing_IsPricedAsDeployed(StateLogs logs, bool isTraced, string expected)
    {
        var counts = new Counts { StatesEntered = 3, HistoryEvents = 15, Traces = 1 };

        var items = Workload.Items(counts, Terms with { StateLogs = logs, IsTraced = isTraced })
            .Where(item => item.Group == CostGroup.Observing).ToLookup(item => item.Component, item => item.Quantity);

        Assert.Equal(expected, FormattableString.Invariant($"{items[Component.LogIngestion].Sum() * 1_000_000_000:0} {items[Component.Trace].Sum():0}"));
    }

    [Theory]
    [InlineData(1, 1, 0.00625)]
    [InlineData(300, 64, 0.01875)]
    [InlineData(301, 65, 0.05)]
    public void Express_Duration_IsRoundedTo100MillisecondsAnd64Megabytes(decimal milliseconds, decimal megabytes, decimal gigabyteSeconds) =>
        Assert.Equal(gigabyteSeconds, Express.GigabyteSeconds(milliseconds, megabytes));

    // 64 MB for 300 ms.
    [Fact]
    public void Express_AChild_CostsADollar31PerMillion()
    {
        var assumed = Workload.Month(new() { ExpressRequests = 1 }, Terms, 1_000_000);
        var metered = Workload.Month(new() { ExpressRequests = 1, ExpressGigabyteSeconds = 0.01875m }, Terms, 1_000_000);

        Assert.Equal(1.3125625m, assumed.Total);
        Assert.Equal(assumed.Total, metered.Total);
    }

    [Fact]
    public void Shape_ThreeSteps_IsSevenOperationsAgainstFourStates()
    {
        var twins = new WaitingShape(Steps: 3, PayloadBytes: 1000, TimeSpan.FromDays(1)).ToTwins();

        Assert.Equal((7m, 7000m), (twins.Durable.DurableOperations, twins.Durable.DurableBytesWritten));
        Assert.Equal((4m, 4m), (twins.StepFunctions.StatesEntered, twins.StepFunctions.FunctionRequests));
        Assert.Equal((4m, 1m), (twins.Durable.FunctionRequests + twins.Durable.ApiRequests, twins.Durable.RequestsAfterWaits));
    }

    [Fact]
    public void Retries_OfStepsAndTasks_CostBothVariants()
    {
        var twins = new WaitingShape(Steps: 1, PayloadBytes: 0, TimeSpan.Zero).ToTwins();

        var (durable, machine) = (twins.Durable.Retried(0.5m), twins.StepFunctions.Retried(0.5m));

        // Two pieces of work in each: the step, and the step or state that asks.
        Assert.Equal(twins.Durable.DurableOperations + 1, durable.DurableOperations);
        Assert.Equal(twins.Durable.FunctionRequests + 1, durable.FunctionRequests);
        Assert.Equal(1, machine.TransitionRetries);
        Assert.Equal(twins.StepFunctions.FunctionRequests + 1, machine.FunctionRequests);
    }

    [Fact]
    public void Retries_ThatTheTermsDoNotName_AreTheAssumedOnes()
    {
        var counts = new WaitingShape(Steps: 1, PayloadBytes: 0, TimeSpan.Zero).ToTwins().Durable;

        decimal Operations(Terms terms, Level level) =>
            Workload.Items(counts, terms, level).Single(item => item.Component == Component.DurableOperation).Quantity;

        Assert.Equal(5, Operations(Terms, Level.Base));
        Assert.Equal(5.02m, Operations(Terms, Level.High));
        Assert.Equal(7, Operations(Terms with { Retries = 1 }, Level.High));
    }

    [Fact]
    public void Bill_TwoLinesOfOneComponent_ShareItsTiersAndItsFreeTier()
    {
        Item api = new(CostGroup.SharedApi, Component.HttpApiRequest, 200_000_000, () => "");

        var bill = Bill.For(1, [api, api with { Group = CostGroup.Functions }], Terms.Sheet);

        Assert.Equal([200m, 190m], bill.Lines.Select(line => line.Amount));
        Assert.Equal(0.9m, bill.FreeTiers[Component.HttpApiRequest]);
    }

    [Fact]
    public void BreakEven_OfTwoLines_IsWhereTheyMeet()
    {
        var at = BreakEven.Find(x => 3 * x - 600, 0, 1000);

        Assert.Equal(200m, decimal.Round(at!.Value, 9));
        Assert.Null(BreakEven.Find(x => x + 1, 0, 1000));
    }

    [Fact]
    public void Advice_BigPayloads_FlipToStepFunctionsWhereTheirPriceIsThePriceOfTransitions()
    {
        var small = Recommendation.For(new(3, 1000, TimeSpan.FromDays(1)), Terms, 1_000_000);
        var big = Recommendation.For(new(3, 200_000, TimeSpan.FromDays(1)), Terms, 1_000_000);

        Assert.True(small.DurableWins);
        Assert.False(big.DurableWins);
        Assert.Equal(small.Flips.Single(flip => flip.Unit == "KB"), big.Flips.Single(flip => flip.Unit == "KB"));
        Assert.InRange(small.Flips.Single(flip => flip.Unit == "KB").At!.Value, 1, 200);
        Assert.All(small.Limits, limit => Assert.False(limit.IsNear));
        Assert.Contains(big.Limits, limit => limit.IsNear);
    }

    [Fact]
    public void Advice_SmallMonth_IsFreeInStepFunctions()
    {
        var advice = Recommendation.For(new(1, 1000, TimeSpan.FromDays(1)), Terms, 500);

        Assert.False(advice.DurableWins);
        Assert.InRange(advice.Flips[0].At!.Value, 1000, 100_000);
    }

    [Fact]
    public void Assumptions_EachRange_HoldsItsBaseAndNamesASource() =>
        Assert.All(Assumed.All, assumption =>
        {
            Assert.InRange(assumption.Base, assumption.Low, assumption.High);
            Assert.NotEmpty(assumption.Source);
        });

    private static decimal Duration(Counts counts, Level level) =>
        Workload.Items(counts, Terms with { MemoryMegabytes = 512, Retries = 0 }, level).Single(item =>
            item is { Component: Component.LambdaDurationArm64, Group: CostGroup.Functions }).Quantity;
}
