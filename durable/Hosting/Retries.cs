using Amazon.Lambda.DurableExecution;
using Comparison.Domain.Orders;

namespace Comparison.Durable.Hosting;

/// <summary>How steps and submitters are retried: as often, and as far apart, as the tasks of the state machines.</summary>
public static class Retries
{
    /// <summary>Four attempts, 1, 2 and 4 seconds apart, whatever the error: the same as <c>MaxAttempts</c> 3 in the ASL.</summary>
    /// <remarks>No jitter, as in the ASL: these calls are far too few to hurt a service by coming together.</remarks>
    public static IRetryStrategy Transient { get; } = RetryStrategy.Exponential(
        maxAttempts: 4, initialDelay: TimeSpan.FromSeconds(1), maxDelay: TimeSpan.FromSeconds(4), jitter: JitterStrategy.None);

    /// <summary>A step that is retried so.</summary>
    public static StepConfig TransientStep { get; } = new() { RetryStrategy = Transient };

    /// <summary>Three attempts, 1 and 2 seconds apart, while no carrier comes; every other failure of a shipment is for good.</summary>
    public static IRetryStrategy Carrier { get; } = RetryStrategy.Exponential(
        maxAttempts: 3, initialDelay: TimeSpan.FromSeconds(1), maxDelay: TimeSpan.FromSeconds(2), jitter: JitterStrategy.None,
        retryableExceptions: [typeof(CarrierUnavailableException)]);

    /// <summary>Three attempts, 1 and 2 seconds apart: a credit bureau that is silent so long counts as missing.</summary>
    public static IRetryStrategy CreditReport { get; } = RetryStrategy.Exponential(
        maxAttempts: 3, initialDelay: TimeSpan.FromSeconds(1), maxDelay: TimeSpan.FromSeconds(2), jitter: JitterStrategy.None);
}
