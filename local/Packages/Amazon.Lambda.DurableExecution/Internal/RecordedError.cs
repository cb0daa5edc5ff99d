namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>From exceptions to what is recorded of them, and back. The texts are AWS's, for they end in histories and answers.</summary>
internal static class RecordedError
{
    public static ErrorObject From(Exception exception) => new()
    {
        ErrorType = exception.GetType().FullName,
        ErrorMessage = exception.Message,
        StackTrace = exception.StackTrace?.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>Of the invocation that fails. AWS hands no stack trace out before a replay, which has it from the record.</summary>
    public static StepException StepFailed(Exception failure) =>
        new(failure.Message, failure) { ErrorType = failure.GetType().FullName };

    /// <summary>Of a replay.</summary>
    public static StepException Step(ErrorObject? error, string otherwise) => new(error?.ErrorMessage ?? otherwise)
    {
        ErrorType = error?.ErrorType,
        ErrorData = error?.ErrorData,
        OriginalStackTrace = error?.StackTrace,
    };

    /// <summary>Of the invocation that fails; with the stack trace, unlike a step's.</summary>
    public static ChildContextException ChildFailed(Exception failure, string? subType) => new(failure.Message, failure)
    {
        SubType = subType,
        ErrorType = failure.GetType().FullName,
        OriginalStackTrace = From(failure).StackTrace,
    };

    /// <summary>Of a replay.</summary>
    public static ChildContextException Child(ErrorObject? error, string? subType, string otherwise) =>
        new(error?.ErrorMessage ?? otherwise)
        {
            SubType = subType,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static CallbackFailedException CallbackFailed(CallbackDetails? callback) =>
        new(callback?.Error?.ErrorMessage ?? "Callback failed")
        {
            CallbackId = callback?.CallbackId,
            ErrorType = callback?.Error?.ErrorType,
            ErrorData = callback?.Error?.ErrorData,
            OriginalStackTrace = callback?.Error?.StackTrace,
        };

    public static CallbackTimeoutException CallbackTimedOut(CallbackDetails? callback) =>
        new(callback?.Error?.ErrorMessage ?? "Callback timed out")
        {
            CallbackId = callback?.CallbackId,
            ErrorType = callback?.Error?.ErrorType,
            ErrorData = callback?.Error?.ErrorData,
            OriginalStackTrace = callback?.Error?.StackTrace,
        };

    public static InvokeFailedException InvokeFailed(ErrorObject? error, string functionName) =>
        new(error?.ErrorMessage ?? "Chained invoke failed.")
        {
            FunctionName = functionName,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static InvokeTimedOutException InvokeTimedOut(ErrorObject? error, string functionName) =>
        new(error?.ErrorMessage ?? "Chained invoke timed out.")
        {
            FunctionName = functionName,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static InvokeStoppedException InvokeStopped(ErrorObject? error, string functionName) =>
        new(error?.ErrorMessage ?? "Chained invoke was stopped.")
        {
            FunctionName = functionName,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };
}
