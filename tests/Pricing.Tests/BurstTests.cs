using Comparison.Pricing.Bursts;
using Comparison.Pricing.Quotas;

namespace Comparison.Pricing.Tests;

/// <summary>Bursts of answers, played in no time.</summary>
public sealed class BurstTests
{
    private static readonly QuotaSheet Sheet = QuotaSheet.For("us-east-1");

    // Where less is enough to exceed it.
    private static readonly QuotaSheet Small = QuotaSheet.For("eu-central-1");

    public static TheoryData<bool, decimal> Routes => new MatrixTheoryData<bool, decimal>([true, false], [0, 3, 12]);

    [Fact]
    public void Burst_Empty_IsDrainedAtOnce()
    {
        var (durable, machine) = Drain.Play(QuotaTests.Twins(3, 1), Sheet, 0);

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, null, 0), (durable.Last, durable.Median, durable.HeldUpBy, durable.PeakConcurrency));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, null, 0), (machine.Last, machine.Median, machine.HeldUpBy, machine.PeakConcurrency));
    }

    // Cold once for each function on the way: 1.06 s instead of 7 ms. Four checkpoints follow an answer in the durable form.
    [Fact]
    public void Burst_BelowEveryQuota_TakesWhatOneTakes()
    {
        var (durable, machine) = Drain.Play(QuotaTests.Twins(3, 1), Sheet, 1000);

        Assert.Equal(2 * 1.060 + 3 * 0.007 + 4 * 0.041, durable.Last.TotalSeconds, 1e-6);
        Assert.Equal(4 * 1.060, machine.Last.TotalSeconds, 1e-6);
        Assert.All([durable, machine], drain => Assert.Equal(
            (drain.Last, null, 0, 0, 0, 1000), (drain.Median, drain.HeldUpBy, drain.Throttled.Count, drain.Returned, drain.Failed, drain.PeakConcurrency)));
    }

    [Fact]
    public void Burst_AboveConcurrency_IsHeldUpByItAndLosesNothing()
    {
        var (durable, machine) = Drain.Play(QuotaTests.Twins(3, 1), Sheet, 2000);

        Assert.All([durable, machine], drain =>
        {
            Assert.Equal((QuotaKind.LambdaConcurrency, 1000, 0, 1000), (drain.HeldUpBy!.Value, drain.Returned, drain.Failed, drain.PeakConcurrency));
            Assert.True(drain.Throttled[QuotaKind.LambdaConcurrency] >= 1000 && drain.Median < drain.P95 && drain.P95 <= drain.Last);
        });
    }

    [Fact]
    public void Burst_OfTenThousand_IsHeldUpByTaskAnswersOnOneSideOnly()
    {
        var (durable, machine) = Drain.Play(QuotaTests.Twins(0, 1), Sheet, 10_000);

        // The bucket holds 3,000, and 500 come each second.
        Assert.Equal(QuotaKind.SendTask, machine.HeldUpBy);
        Assert.True(machine.Last.TotalSeconds >= (10_000 - 3_000) / 500.0);
        Assert.DoesNotContain(QuotaKind.DurableCallback, durable.Throttled);
        Assert.True(durable.Last < machine.Last);
    }

    [Fact]
    public void Burst_TasksThrottledBeyondTheirRetry_FailAndAreCounted()
    {
        var twins = QuotaTests.Twins(10, 1);

        var (durable, machine) = Drain.Play(twins, Sheet, 30_000);

        Assert.True(machine.Failed > 0);
        Assert.Equal(0, durable.Failed);
    }

    [Fact]
    public void Burst_PlayedTwice_IsTheSame()
    {
        var (first, second) = (Drain.Play(QuotaTests.Twins(3, 1), Sheet, 5_000), Drain.Play(QuotaTests.Twins(3, 1), Sheet, 5_000));

        Assert.Equal(first.Durable with { Throttled = second.Durable.Throttled }, second.Durable);
        Assert.Equal(first.Durable.Throttled, second.Durable.Throttled);
        Assert.Equal(first.StepFunctions.Throttled, second.StepFunctions.Throttled);
    }

    [Theory, MemberData(nameof(Routes))]
    public void Steady_BelowTheFormulasRate_NothingIsThrottled(bool isDurable, decimal steps)
    {
        var route = Warm(isDurable, steps);
        var (_, capacity) = Fullest(route);

        var drain = BurstSimulation.Play(route, Small, (int)(capacity * 0.95 * Seconds), Seconds);

        Assert.Empty(drain.Throttled);
        Assert.InRange(drain.Last.TotalSeconds, Seconds - 0.1, Seconds + Alone(route));
    }

    [Theory, MemberData(nameof(Routes))]
    public void Steady_AboveTheFormulasRate_IsThrottledByItsQuotaAndComesToItsRate(bool isDurable, decimal steps)
    {
        const double Above = 1.5;
        var route = Warm(isDurable, steps);
        var (quota, capacity) = Fullest(route);
        var bucket = (double)(quota.Bucket ?? quota.Amount);
        var seconds = 2 * bucket / ((Above - 1) * capacity);

        var drain = BurstSimulation.Play(route, Small, (int)(capacity * Above * seconds), seconds);

        Assert.Contains(quota.Kind, drain.Throttled);
        // As fast as the bucket and its rate let them, and hardly slower, but for whoever comes back last.
        var least = (drain.Answers - drain.Failed - bucket) / capacity;
        Assert.True(drain.Last.TotalSeconds >= least && drain.Last.TotalSeconds <= 1.2 * least + route.Legs.Max(leg => leg.By.Longest), $"{drain.Last.TotalSeconds} s, {least} s at least");
    }

    [Fact]
    public void Burst_OfAWorkflowThatWaitsForNobody_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Drain.Play(new(new() { DurableOperations = 2 }, new() { StatesEntered = 2 }), Sheet, 1));

    [Theory]
    [InlineData(3, 100_000, true)]
    [InlineData(5000, 100, true)]
    [InlineData(5000, 10_000, false)]
    public void Burst_TooManyPartsOfTooManyWays_CannotBePlayed(int steps, int answers, bool expected) =>
        Assert.Equal(expected, Drain.CanPlay(QuotaTests.Twins(steps, 1), answers));

    private const double Seconds = 8;

    // Environments that are there already: the formula knows of no first seconds.
    private static Route Warm(bool isDurable, decimal steps)
    {
        var twins = QuotaTests.Twins(steps, 1);
        return (isDurable ? Route.Durable(twins.Durable) : Route.StepFunctions(twins.StepFunctions)) with { ColdSeconds = 0 };
    }

    private static (Quota Quota, double PerSecond) Fullest(Route route) =>
        route.Demand.Select(asked => (Quota: Small[asked.Key], PerSecond: (double)(Small[asked.Key].Amount / asked.Value))).MinBy(use => use.PerSecond);

    private static double Alone(Route route) => BurstSimulation.Play(route, Small, 1, 0).Last.TotalSeconds;
}
