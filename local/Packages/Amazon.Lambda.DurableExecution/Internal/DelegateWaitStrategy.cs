namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A wait strategy that is one function.</summary>
internal sealed class DelegateWaitStrategy<TState>(Func<TState, int, WaitDecision> strategy) : IWaitStrategy<TState>
{
    public WaitDecision Decide(TState state, int attemptNumber) => strategy(state, attemptNumber);
}
