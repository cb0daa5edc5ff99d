namespace Amazon.Lambda.DurableExecution;

/// <summary>The invoked function, or its durable execution, did not end in time.</summary>
public class InvokeTimedOutException : InvokeException
{
    public InvokeTimedOutException()
    {
    }

    public InvokeTimedOutException(string message)
        : base(message)
    {
    }

    public InvokeTimedOutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
