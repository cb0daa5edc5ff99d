namespace Amazon.Lambda.DurableExecution;

/// <summary>A step failed for good. It carries the recorded error, the same in the invocation that failed and in every replay.</summary>
public class StepException : DurableExecutionException
{
    public StepException()
    {
    }

    public StepException(string message)
        : base(message)
    {
    }

    public StepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Full type name of the exception that the step threw.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorData { get; init; }

    public IReadOnlyList<string>? OriginalStackTrace { get; init; }
}
