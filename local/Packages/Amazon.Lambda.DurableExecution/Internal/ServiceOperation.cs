namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Operations and errors between the two forms they have: the REST API's and the event's.</summary>
internal static class ServiceOperation
{
    public static Operation ToRecord(Model.Operation operation) => new()
    {
        Id = operation.Id,
        Type = operation.Type,
        Status = operation.Status,
        Name = operation.Name,
        ParentId = operation.ParentId,
        SubType = operation.SubType,
        StartTimestamp = Milliseconds(operation.StartTimestamp),
        EndTimestamp = Milliseconds(operation.EndTimestamp),
        StepDetails = operation.StepDetails is not { } step ? null : new()
        {
            Result = step.Result,
            Error = ToRecord(step.Error),
            Attempt = step.Attempt,
            NextAttemptTimestamp = Milliseconds(step.NextAttemptTimestamp),
        },
        WaitDetails = operation.WaitDetails is not { } wait ? null : new()
        {
            ScheduledEndTimestamp = Milliseconds(wait.ScheduledEndTimestamp),
        },
        ExecutionDetails = operation.ExecutionDetails is not { } execution ? null : new() { InputPayload = execution.InputPayload },
        CallbackDetails = operation.CallbackDetails is not { } callback ? null : new()
        {
            CallbackId = callback.CallbackId,
            Result = callback.Result,
            Error = ToRecord(callback.Error),
        },
        ChainedInvokeDetails = operation.ChainedInvokeDetails is not { } invoke ? null : new()
        {
            Result = invoke.Result,
            Error = ToRecord(invoke.Error),
        },
        ContextDetails = operation.ContextDetails is not { } context ? null : new()
        {
            Result = context.Result,
            Error = ToRecord(context.Error),
            ReplayChildren = context.ReplayChildren,
        },
    };

    public static Model.ErrorObject ToService(ErrorObject error) => new()
    {
        ErrorType = error.ErrorType,
        ErrorMessage = error.ErrorMessage,
        ErrorData = error.ErrorData,
        StackTrace = error.StackTrace?.ToList(),
    };

    private static ErrorObject? ToRecord(Model.ErrorObject? error) => error is null ? null : new()
    {
        ErrorType = error.ErrorType,
        ErrorMessage = error.ErrorMessage,
        ErrorData = error.ErrorData,
        StackTrace = error.StackTrace,
    };

    // The SDK hands timestamps out as UTC, whatever their kind says.
    private static long? Milliseconds(DateTime? timestamp) =>
        timestamp is { } time ? new DateTimeOffset(time.Ticks, TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
}
