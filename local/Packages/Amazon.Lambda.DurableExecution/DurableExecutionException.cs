namespace Amazon.Lambda.DurableExecution;

/// <summary>Base of what durable execution raises; raised itself when a call to the service fails.</summary>
public class DurableExecutionException : Exception
{
    public DurableExecutionException()
    {
    }

    public DurableExecutionException(string message)
        : base(message)
    {
    }

    public DurableExecutionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
