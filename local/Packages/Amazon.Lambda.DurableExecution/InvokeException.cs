namespace Amazon.Lambda.DurableExecution;

/// <summary>Base of the ways in which another function that was invoked ends badly.</summary>
public class InvokeException : DurableExecutionException
{
    public InvokeException()
    {
    }

    public InvokeException(string message)
        : base(message)
    {
    }

    public InvokeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>As the workflow named it.</summary>
    public string? FunctionName { get; init; }

    /// <summary>As the invoked function named it.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorData { get; init; }

    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}

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
