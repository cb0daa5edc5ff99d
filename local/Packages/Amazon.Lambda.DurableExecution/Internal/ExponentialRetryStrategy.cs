namespace Amazon.Lambda.DurableExecution.Internal;

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
