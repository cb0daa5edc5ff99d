namespace Amazon.Lambda.DurableExecution;

/// <summary>No answer, or no heartbeat, came in time.</summary>
public class CallbackTimeoutException : CallbackException
{
    public CallbackTimeoutException()
    {
    }

    public CallbackTimeoutException(string message)
        : base(message)
    {
    }

    public CallbackTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
