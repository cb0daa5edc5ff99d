using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class RetryStrategyTests
{
    private static readonly Exception Failure = new InvalidOperationException("the desk is closed");

    [Fact]
    public void Exponential_WithoutJitter_GrowsUpToItsMaximum()
    {
        var strategy = RetryStrategy.Exponential(
            maxAttempts: 6, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(10), backoffRate: 2, JitterStrategy.None);

        var delays = Enumerable.Range(1, 5).Select(attempt => strategy.ShouldRetry(Failure, attempt).Delay.TotalSeconds);

        Assert.Equal([2, 3, 6, 10, 10], delays);
        Assert.False(strategy.ShouldRetry(Failure, 6).ShouldRetry);
    }

    [Theory]
    [InlineData(JitterStrategy.Full, 1)]
    [InlineData(JitterStrategy.Half, 20)]
    public void Exponential_WithJitter_StaysWithinItsShareInWholeSeconds(JitterStrategy jitter, int least)
    {
        var strategy = RetryStrategy.Exponential(initialDelay: TimeSpan.FromSeconds(40), jitter: jitter);

        var delays = Enumerable.Range(0, 1000).Select(_ => strategy.ShouldRetry(Failure, 1).Delay.TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, least, 40));
        Assert.All(delays, delay => Assert.Equal(Math.Truncate(delay), delay));
    }

    [Fact]
    public void Presets_ByTheirAttempts_GiveUpAfterSixThreeAndOne()
    {
        static int Attempts(IRetryStrategy strategy) =>
            Enumerable.Range(1, 10).First(attempt => !strategy.ShouldRetry(Failure, attempt).ShouldRetry);

        Assert.Equal((6, 3, 1), (Attempts(RetryStrategy.Default), Attempts(RetryStrategy.Transient), Attempts(RetryStrategy.None)));
    }

    [Theory]
    [InlineData(new[] { typeof(SystemException) }, null, true)]
    [InlineData(new[] { typeof(TimeoutException) }, null, false)]
    [InlineData(null, new[] { "desk.*closed" }, true)]
    [InlineData(null, new[] { "^closed" }, false)]
    [InlineData(new[] { typeof(TimeoutException) }, new[] { "closed" }, true)]
    [InlineData(new Type[0], null, false)]
    public void Exponential_LimitedToErrors_RetriesThoseThatMatchEither(Type[]? types, string[]? patterns, bool retries) =>
        Assert.Equal(
            retries,
            RetryStrategy.Exponential(retryableExceptions: types, retryableMessagePatterns: patterns).ShouldRetry(Failure, 1).ShouldRetry);

    [Theory]
    [InlineData(0, 5, 300, 2)]
    [InlineData(3, 0, 300, 2)]
    [InlineData(3, 5, 4, 2)]
    [InlineData(3, 5, 300, 0.9)]
    [InlineData(3, 5, 300, double.NaN)]
    public void Exponential_OutsideItsRanges_IsRefused(int attempts, double initial, double max, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RetryStrategy.Exponential(attempts, TimeSpan.FromSeconds(initial), TimeSpan.FromSeconds(max), rate));
}
