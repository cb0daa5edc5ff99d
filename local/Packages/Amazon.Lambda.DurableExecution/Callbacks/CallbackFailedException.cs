namespace Amazon.Lambda.DurableExecution;

/// <summary>The outside system answered with a failure.</summary>
public class CallbackFailedException : CallbackException
{
    public CallbackFailedException()
    {
    }

    public CallbackFailedException(string message)
        : base(message)
    {
    }

    public CallbackFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
