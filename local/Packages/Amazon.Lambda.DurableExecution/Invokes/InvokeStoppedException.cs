namespace Amazon.Lambda.DurableExecution;

/// <summary>The durable execution of the invoked function was stopped from outside.</summary>
public class InvokeStoppedException : InvokeException
{
    public InvokeStoppedException()
    {
    }

    public InvokeStoppedException(string message)
        : base(message)
    {
    }

    public InvokeStoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
