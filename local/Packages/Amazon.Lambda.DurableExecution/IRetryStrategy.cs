namespace Amazon.Lambda.DurableExecution;

/// <summary>Decides whether a failed attempt is followed by another.</summary>
public interface IRetryStrategy
{
    /// <param name="exception">What the attempt threw.</param>
    /// <param name="attemptNumber">The attempt that failed, from 1.</param>
    RetryDecision ShouldRetry(Exception exception, int attemptNumber);
}

/// <summary>Another attempt after a delay, or none.</summary>
public readonly struct RetryDecision
{
    private RetryDecision(bool shouldRetry, TimeSpan delay) => (ShouldRetry, Delay) = (shouldRetry, delay);

    public bool ShouldRetry { get; }

    /// <summary>The service counts whole seconds, at least one; less is rounded up.</summary>
    public TimeSpan Delay { get; }

    public static RetryDecision DoNotRetry() => default;

    public static RetryDecision RetryAfter(TimeSpan delay) => new(shouldRetry: true, delay);
}
