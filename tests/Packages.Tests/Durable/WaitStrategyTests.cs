using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class WaitStrategyTests
{
    [Fact]
    public void Exponential_WithDefaults_GrowsByHalfFromFiveTo300Seconds()
    {
        var strategy = WaitStrategy.Exponential<int>(jitter: JitterStrategy.None);

        Assert.Equal([5, 8, 12, 17, 300], Seconds(strategy, 1, 2, 3, 4, 59));
    }

    [Fact]
    public void Exponential_WithJitter_StaysWithinTheDelay()
    {
        var strategy = WaitStrategy.Exponential<int>();

        Assert.All(Seconds(strategy, [.. Enumerable.Range(1, 59)]), seconds => Assert.InRange(seconds, 1, 300));
    }

    [Fact]
    public void Linear_WithDefaults_GrowsByFiveSeconds() =>
        Assert.Equal([5, 10, 15], Seconds(WaitStrategy.Linear<int>(), 1, 2, 3));

    [Fact]
    public void Linear_WithAMaximum_StopsGrowingThere()
    {
        var strategy = WaitStrategy.Linear<int>(
            initialDelay: TimeSpan.FromSeconds(1), increment: TimeSpan.FromSeconds(3), maxDelay: TimeSpan.FromSeconds(5));

        Assert.Equal([1, 4, 5, 5], Seconds(strategy, 1, 2, 3, 4));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.2, 1)]
    [InlineData(2.1, 3)]
    public void Fixed_OfAnyDelay_IsWholeSecondsAndAtLeastOne(double requested, double expected) =>
        Assert.Equal([expected], Seconds(WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(requested)), 1));

    [Fact]
    public void Strategy_WithTheConditionMet_StopsEvenInItsLastAttempt()
    {
        var strategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(1), maxAttempts: 2, isDone: state => state == 7);

        Assert.Equal(WaitDecision.Stop(), strategy.Decide(7, attemptNumber: 2));
    }

    [Fact]
    public void Strategy_WithItsAttemptsUsedUp_Throws()
    {
        var strategy = WaitStrategy.Linear<int>(maxAttempts: 2, isDone: state => state == 7);

        Assert.True(strategy.Decide(6, attemptNumber: 1).ShouldContinue);
        Assert.Equal(2, Assert.Throws<WaitForConditionException>(() => strategy.Decide(6, attemptNumber: 2)).AttemptsExhausted);
    }

    private static IEnumerable<double> Seconds(IWaitStrategy<int> strategy, params int[] attempts) =>
        attempts.Select(attempt => strategy.Decide(0, attempt).Delay.TotalSeconds);
}
