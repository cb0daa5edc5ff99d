namespace Comparison.Local.DurableExecutions;

/// <summary>How the function that a chained invoke names has ended.</summary>
internal sealed record ChainedOutcome(OperationStatus Status, string? Result, ErrorObject? Error)
{
    /// <summary>What a plain function returned, unless it is more than an operation holds.</summary>
    public static ChainedOutcome Success(string result) =>
        Quotas.Violation(result, Quotas.InvokeBytes, "CHAINED_INVOKE") is { } violation
            ? Failure(new() { ErrorMessage = violation })
            : new(OperationStatus.Succeeded, result, null);

    public static ChainedOutcome Of(ExecutionDescription ended) => ended.Status switch
    {
        ExecutionStatus.Succeeded => new(OperationStatus.Succeeded, ended.Result, null),
        ExecutionStatus.TimedOut => new(OperationStatus.TimedOut, null, TimedOut(ended.ExecutionTimeout)),
        ExecutionStatus.Stopped => new(OperationStatus.Stopped, null, ended.Error),
        _ => Failure(ended.Error ?? new()),
    };

    /// <remarks>A plain function that ran past its timeout has failed, too: only an execution times out.</remarks>
    public static ChainedOutcome Failure(ErrorObject error) => new(OperationStatus.Failed, null, error);

    // Type and words are those of the local service that AWS ships with its Python SDK; the child's own error is another.
    private static ErrorObject TimedOut(TimeSpan after) => new()
    {
        ErrorType = "ChainedInvoke.Timeout",
        ErrorMessage = $"CHAINED_INVOKE timed out after {(int)after.TotalSeconds} seconds.",
    };
}
