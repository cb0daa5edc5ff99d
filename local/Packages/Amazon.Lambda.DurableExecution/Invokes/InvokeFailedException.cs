namespace Amazon.Lambda.DurableExecution;

/// <summary>The invoked function failed.</summary>
public class InvokeFailedException : InvokeException
{
    public InvokeFailedException()
    {
    }

    public InvokeFailedException(string message)
        : base(message)
    {
    }

    public InvokeFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
