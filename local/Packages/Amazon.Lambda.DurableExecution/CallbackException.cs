namespace Amazon.Lambda.DurableExecution;

/// <summary>Base of the ways in which waiting for a callback fails.</summary>
public class CallbackException : DurableExecutionException
{
    public CallbackException()
    {
    }

    public CallbackException(string message)
        : base(message)
    {
    }

    public CallbackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string? CallbackId { get; init; }

    /// <summary>As the service or the outside system named it, such as <c>Callback.Timeout</c>.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorData { get; init; }

    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}

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
