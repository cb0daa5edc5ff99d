using Amazon.Lambda.DurableExecution.Internal;

namespace Amazon.Lambda.DurableExecution;

/// <summary>The usual retry strategies.</summary>
public static class RetryStrategy
{
    /// <summary>6 attempts, 5 s doubling up to 60 s, full jitter.</summary>
    public static IRetryStrategy Default { get; } = Exponential(maxAttempts: 6, maxDelay: TimeSpan.FromSeconds(60));

    /// <summary>3 attempts, 1 s doubling up to 5 s, half jitter.</summary>
    public static IRetryStrategy Transient { get; } = Exponential(
        initialDelay: TimeSpan.FromSeconds(1),
        maxDelay: TimeSpan.FromSeconds(5),
        jitter: JitterStrategy.Half);

    /// <summary>One attempt.</summary>
    public static IRetryStrategy None { get; } = Exponential(maxAttempts: 1);

    /// <summary>Delays that grow by a factor, in whole seconds.</summary>
    /// <param name="maxAttempts">Including the first; at least 1.</param>
    /// <param name="initialDelay">Default 5 s.</param>
    /// <param name="maxDelay">Default 300 s; not less than <paramref name="initialDelay"/>.</param>
    /// <param name="backoffRate">At least 1.</param>
    /// <param name="jitter">Applied to the capped delay.</param>
    /// <param name="retryableExceptions">With subclasses. With neither list all errors are retried; with both, one match is enough.</param>
    /// <param name="retryableMessagePatterns">Regular expressions searched for in the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static IRetryStrategy Exponential(
        int maxAttempts = 3,
        TimeSpan? initialDelay = null,
        TimeSpan? maxDelay = null,
        double backoffRate = 2.0,
        JitterStrategy jitter = JitterStrategy.Full,
        Type[]? retryableExceptions = null,
        string[]? retryableMessagePatterns = null)
    {
        var (first, longest) = (initialDelay ?? TimeSpan.FromSeconds(5), maxDelay ?? TimeSpan.FromSeconds(300));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(first, TimeSpan.Zero, nameof(initialDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, first, nameof(maxDelay));
        if (!double.IsFinite(backoffRate) || backoffRate < 1)
            throw new ArgumentOutOfRangeException(nameof(backoffRate), backoffRate, "The rate is finite and at least 1.");

        return new ExponentialRetryStrategy(
            maxAttempts,
            new ExponentialBackoff(first, longest, backoffRate, jitter),
            new RetryableErrors(retryableExceptions, retryableMessagePatterns));
    }

    public static IRetryStrategy FromDelegate(Func<Exception, int, RetryDecision> strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return new DelegateRetryStrategy(strategy);
    }
}
