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
