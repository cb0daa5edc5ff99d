namespace Amazon.Lambda.DurableExecution;

/// <summary>The running execution.</summary>
public interface IExecutionContext
{
    string DurableExecutionArn { get; }
}
