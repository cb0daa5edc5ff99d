using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>How a condition is waited for.</summary>
public sealed class WaitForConditionConfig<TState>
{
    /// <summary>What the first check gets; each later one gets what the check before it returned.</summary>
    public required TState InitialState { get; set; }

    public required IWaitStrategy<TState> WaitStrategy { get; set; }

    /// <summary>Of the state. Default null: the function's own.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
