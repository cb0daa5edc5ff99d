namespace Amazon.Lambda.DurableExecution.Internal;

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
            throw new WaitForConditionException($"The {maxAttempts} attempts are used up.") { AttemptsExhausted = attemptNumber };

        var seconds = Math.Max(1, Math.Ceiling(delayAfter(attemptNumber).TotalSeconds));
        return WaitDecision.ContinueAfter(TimeSpan.FromSeconds(seconds));
    }
}
