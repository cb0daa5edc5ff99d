namespace Amazon.Lambda.DurableExecution;

/// <summary>A child context failed. It carries the recorded error, the same in the invocation that failed and in every replay.</summary>
public class ChildContextException : DurableExecutionException
{
    public ChildContextException()
    {
    }

    public ChildContextException(string message)
        : base(message)
    {
    }

    public ChildContextException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public string? SubType { get; init; }

    /// <summary>Full type name of the exception that the child threw.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorData { get; init; }

    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}
