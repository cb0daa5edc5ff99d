namespace Comparison.Local.DurableExecutions;

/// <summary>How the function that a chained invoke names has ended.</summary>
internal sealed record ChainedOutcome(OperationStatus Status, string? Result, ErrorObject? Error)
{
    public static ChainedOutcome Of(ExecutionDescription ended) => ended.Status switch
    {
        ExecutionStatus.Succeeded => new(OperationStatus.Succeeded, ended.Result, null),
        ExecutionStatus.TimedOut => new(OperationStatus.TimedOut, null, ended.Error),
        ExecutionStatus.Stopped => new(OperationStatus.Stopped, null, ended.Error),
        _ => Failure(ended.Error ?? new()),
    };

    /// <remarks>Lambda reports the timeout of a plain function as an error of this type.</remarks>
    public static ChainedOutcome Failure(ErrorObject error) =>
        new(error.ErrorType == "Sandbox.Timedout" ? OperationStatus.TimedOut : OperationStatus.Failed, null, error);
}
