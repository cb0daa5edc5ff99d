using System.Text.RegularExpressions;
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

/// <summary>How much of a delay is left to chance.</summary>
public enum JitterStrategy
{
    None = 0,

    /// <summary>From nothing to the whole delay.</summary>
    Full = 1,

    /// <summary>From half of the delay to the whole.</summary>
    Half = 2,
}

/// <summary>What happens to a step whose invocation died in it.</summary>
public enum StepSemantics
{
    /// <summary>It runs again, so its effect can happen twice.</summary>
    AtLeastOncePerRetry = 0,

    /// <summary>Its attempt counts as failed with <see cref="StepInterruptedException"/>, and the retry strategy decides.</summary>
    AtMostOncePerRetry = 1,
}

/// <summary>Retries what may be retried until the attempts are used up.</summary>
internal sealed class ExponentialRetryStrategy(int maxAttempts, ExponentialBackoff backoff, RetryableErrors retryable) : IRetryStrategy
{
    private readonly int _maxAttempts = maxAttempts >= 1
        ? maxAttempts
        : throw new ArgumentOutOfRangeException(nameof(maxAttempts), maxAttempts, "There is at least one attempt.");

    public RetryDecision ShouldRetry(Exception exception, int attemptNumber) =>
        attemptNumber < _maxAttempts && retryable.Contains(exception)
            ? RetryDecision.RetryAfter(backoff.DelayAfter(attemptNumber))
            : RetryDecision.DoNotRetry();
}

/// <summary>The errors that a strategy retries: all of them unless types or patterns are given, then those that match either.</summary>
internal sealed class RetryableErrors(Type[]? types, string[]? messagePatterns)
{
    private readonly Regex[]? _messages = messagePatterns?.Select(pattern => new Regex(pattern)).ToArray();

    public bool Contains(Exception exception) =>
        (types is null && _messages is null)
        || types?.Any(type => type.IsInstanceOfType(exception)) == true
        || _messages?.Any(message => message.IsMatch(exception.Message)) == true;
}

/// <summary>A retry strategy that is one function.</summary>
internal sealed class DelegateRetryStrategy(Func<Exception, int, RetryDecision> strategy) : IRetryStrategy
{
    public RetryDecision ShouldRetry(Exception exception, int attemptNumber) => strategy(exception, attemptNumber);
}
