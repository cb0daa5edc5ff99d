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

/// <summary>The code asks for another operation than the one recorded at this place.</summary>
/// <remarks>It was changed under a running execution, or it branches on something that is not recorded.</remarks>
public class NonDeterministicExecutionException : DurableExecutionException
{
    public NonDeterministicExecutionException()
    {
    }

    public NonDeterministicExecutionException(string message)
        : base(message)
    {
    }

    public NonDeterministicExecutionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

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

/// <summary>What a retry strategy sees of an at-most-once step whose invocation died in it; whether it took effect is unknown.</summary>
public class StepInterruptedException : StepException
{
    public StepInterruptedException()
    {
    }

    public StepInterruptedException(string message)
        : base(message)
    {
    }

    public StepInterruptedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

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
