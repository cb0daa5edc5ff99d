namespace Amazon.Lambda.DurableExecution;

/// <summary>The callback id could not be handed out: the submitter failed for good.</summary>
public class CallbackSubmitterException : CallbackException
{
    public CallbackSubmitterException()
    {
    }

    public CallbackSubmitterException(string message)
        : base(message)
    {
    }

    public CallbackSubmitterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
