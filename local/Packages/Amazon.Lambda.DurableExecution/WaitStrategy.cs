using Amazon.Lambda.DurableExecution.Internal;

namespace Amazon.Lambda.DurableExecution;

/// <summary>The usual ways to space the checks of a condition.</summary>
/// <remarks>
/// Delays are whole seconds and at least one; other values are rounded up, none is refused. <c>isDone</c> says of a state that the
/// condition is met; without it the attempts are used up in any case, and the operation fails.
/// </remarks>
public static class WaitStrategy
{
    /// <summary>Delays that grow by a factor.</summary>
    /// <param name="maxAttempts">Checks, including the first.</param>
    /// <param name="initialDelay">Default 5 s.</param>
    /// <param name="maxDelay">Default 300 s.</param>
    /// <param name="backoffRate">What each delay is multiplied by for the next.</param>
    /// <param name="jitter">Applied to the capped delay.</param>
    /// <param name="isDone">Default null: never.</param>
    public static IWaitStrategy<TState> Exponential<TState>(
        int maxAttempts = 60,
        TimeSpan? initialDelay = null,
        TimeSpan? maxDelay = null,
        double backoffRate = 1.5,
        JitterStrategy jitter = JitterStrategy.Full,
        Func<TState, bool>? isDone = null)
    {
        var backoff = new ExponentialBackoff(
            initialDelay ?? TimeSpan.FromSeconds(5), maxDelay ?? TimeSpan.FromSeconds(300), backoffRate, jitter);
        return new LimitedWaitStrategy<TState>(maxAttempts, isDone, backoff.DelayAfter);
    }

    /// <summary>Delays that grow by a constant.</summary>
    /// <param name="maxAttempts">Checks, including the first.</param>
    /// <param name="initialDelay">Default 5 s.</param>
    /// <param name="increment">What is added to each delay for the next. Default 5 s.</param>
    /// <param name="maxDelay">Default null: no limit.</param>
    /// <param name="isDone">Default null: never.</param>
    public static IWaitStrategy<TState> Linear<TState>(
        int maxAttempts = 60,
        TimeSpan? initialDelay = null,
        TimeSpan? increment = null,
        TimeSpan? maxDelay = null,
        Func<TState, bool>? isDone = null)
    {
        var (first, step) = (initialDelay ?? TimeSpan.FromSeconds(5), increment ?? TimeSpan.FromSeconds(5));
        return new LimitedWaitStrategy<TState>(maxAttempts, isDone, attempt =>
        {
            var delay = first + (step * (attempt - 1));
            return delay > maxDelay ? maxDelay.Value : delay;
        });
    }

    /// <summary>The same delay after each check.</summary>
    /// <param name="maxAttempts">Checks, including the first.</param>
    /// <param name="isDone">Default null: never.</param>
    public static IWaitStrategy<TState> Fixed<TState>(TimeSpan delay, int maxAttempts = 60, Func<TState, bool>? isDone = null) =>
        new LimitedWaitStrategy<TState>(maxAttempts, isDone, _ => delay);

    public static IWaitStrategy<TState> FromDelegate<TState>(Func<TState, int, WaitDecision> strategy) =>
        new DelegateWaitStrategy<TState>(strategy);
}

/// <summary>Checks until the condition is met or the attempts are used up.</summary>
/// <param name="delayAfter">The delay after an attempt, counted from 1.</param>
internal sealed class LimitedWaitStrategy<TState>(int maxAttempts, Func<TState, bool>? isDone, Func<int, TimeSpan> delayAfter)
    : IWaitStrategy<TState>
{
    public WaitDecision Decide(TState state, int attemptNumber)
    {
        if (isDone?.Invoke(state) == true)
            return WaitDecision.Stop();
        if (attemptNumber >= maxAttempts)
            throw new WaitForConditionException($"WaitForCondition exceeded maximum attempts ({maxAttempts}).")
            {
                AttemptsExhausted = attemptNumber,
            };

        var seconds = Math.Max(1, Math.Ceiling(delayAfter(attemptNumber).TotalSeconds));
        return WaitDecision.ContinueAfter(TimeSpan.FromSeconds(seconds));
    }
}

/// <summary>A wait strategy that is one function.</summary>
internal sealed class DelegateWaitStrategy<TState>(Func<TState, int, WaitDecision> strategy) : IWaitStrategy<TState>
{
    public WaitDecision Decide(TState state, int attemptNumber) => strategy(state, attemptNumber);
}
