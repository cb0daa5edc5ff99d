namespace Amazon.Lambda.DurableExecution;

/// <summary>Decides after each check whether the condition is met, and if not, when to check again.</summary>
public interface IWaitStrategy<TState>
{
    /// <param name="state">What the check returned.</param>
    /// <param name="attemptNumber">The check that returned it, from 1.</param>
    /// <exception cref="WaitForConditionException">The attempts are used up: the operation fails, with this state as its last.</exception>
    WaitDecision Decide(TState state, int attemptNumber);
}
