using Comparison.Pricing.Advice;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Tests;

public sealed class WorkloadTests
{
    private static readonly Terms Terms = new(PriceSheets.For("us-east-1"));

    [Theory]
    [InlineData(Level.Low, 3)]
    [InlineData(Level.Base, 5)]
    [InlineData(Level.High, 5)]
    public void Transitions_StartAndEnd_AreAParameter(Level level, int transitions)
    {
        var items = Workload.Items(new() { StatesEntered = 3 }, Terms, level);

        Assert.Equal(transitions, items.Single(item => item.Component == Component.StateTransition).Quantity);
    }

    [Fact]
    public void Duration_OfADurableFunction_IsColdStartsWorkAndCheckpoints()
    {
        var counts = new Counts { FunctionRequests = 2, Resumes = 1, InlineWork = 1, Checkpoints = 3 };

        var duration = Workload.Items(counts, Terms with { MemoryMegabytes = 512 }).Single(item =>
            item is { Component: Component.LambdaDurationArm64, Group: CostGroup.Functions });

        // One start, cold once in a hundred; one resume, cold; the work that it does itself, warm; three checkpoints.
        Assert.Equal(0.5m * (1.01m * 1060 + 1.99m * 7 + 3 * 41) / 1000, duration.Quantity);
    }

    [Fact]
    public void Shape_ThreeSteps_IsSevenOperationsAgainstFourStates()
    {
        var twins = new WaitingShape(Steps: 3, PayloadBytes: 1000, TimeSpan.FromDays(1)).ToTwins();

        Assert.Equal((7m, 7000m), (twins.Durable.DurableOperations, twins.Durable.DurableBytesWritten));
        Assert.Equal((4m, 4m), (twins.StepFunctions.StatesEntered, twins.StepFunctions.FunctionRequests));
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
        Item api = new(CostGroup.SharedApi, Component.HttpApiRequest, 200_000_000, "");

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
}
