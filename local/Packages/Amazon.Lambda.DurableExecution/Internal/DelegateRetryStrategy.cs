namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A retry strategy that is one function.</summary>
internal sealed class DelegateRetryStrategy(Func<Exception, int, RetryDecision> strategy) : IRetryStrategy
{
    public RetryDecision ShouldRetry(Exception exception, int attemptNumber) => strategy(exception, attemptNumber);
}
