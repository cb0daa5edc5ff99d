namespace Comparison.Local.DurableExecutions;

/// <summary>What the function name of a chained invoke stands for when the invoke starts.</summary>
/// <param name="Version">The version that runs.</param>
public sealed record ChainedTarget(string Version)
{
    /// <summary>For a durable function: the execution to start. Null for a plain one, which the host invokes once.</summary>
    public StartExecution? Execution { get; init; }

    /// <summary>Why Lambda would not take the call: no such function, or a durable one without a qualifier.</summary>
    public ErrorObject? Refusal { get; init; }
}
