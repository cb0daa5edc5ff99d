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
