namespace Amazon.Lambda.DurableExecution;

/// <summary>Decides whether a failed attempt is followed by another.</summary>
public interface IRetryStrategy
{
    /// <param name="exception">What the attempt threw.</param>
    /// <param name="attemptNumber">The attempt that failed, from 1.</param>
    RetryDecision ShouldRetry(Exception exception, int attemptNumber);
}
