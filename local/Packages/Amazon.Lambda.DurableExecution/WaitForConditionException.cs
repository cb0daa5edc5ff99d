namespace Amazon.Lambda.DurableExecution;

/// <summary>The condition was not met in as many checks as the strategy allows.</summary>
public class WaitForConditionException : DurableExecutionException
{
    public WaitForConditionException()
    {
    }

    public WaitForConditionException(string message)
        : base(message)
    {
    }

    public WaitForConditionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public int AttemptsExhausted { get; init; }

    /// <summary>What the last check returned. Null also in a replay whose code cannot read the recorded state.</summary>
    public object? LastState { get; init; }
}
