namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>From exceptions to what is recorded of them, and back. The invocation that fails raises what its replays will raise.</summary>
internal static class RecordedError
{
    public static ErrorObject Of(Exception exception) => new()
    {
        ErrorType = exception.GetType().FullName,
        ErrorMessage = exception.Message,
        StackTrace = exception.StackTrace?.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries),
    };

    /// <param name="inner">What the step threw; null in a replay.</param>
    public static StepException Step(ErrorObject? error, Exception? inner) => new(error?.ErrorMessage ?? "The step failed.", inner!)
    {
        ErrorType = error?.ErrorType,
        ErrorData = error?.ErrorData,
        OriginalStackTrace = error?.StackTrace,
    };

    /// <param name="inner">What the child threw; null in a replay.</param>
    public static ChildContextException Child(ErrorObject? error, string? subType, Exception? inner) =>
        new(error?.ErrorMessage ?? "The child context failed.", inner!)
        {
            SubType = subType,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static CallbackFailedException CallbackFailed(CallbackDetails? callback) =>
        new(callback?.Error?.ErrorMessage ?? "The callback failed.")
        {
            CallbackId = callback?.CallbackId,
            ErrorType = callback?.Error?.ErrorType,
            ErrorData = callback?.Error?.ErrorData,
            OriginalStackTrace = callback?.Error?.StackTrace,
        };

    public static CallbackTimeoutException CallbackTimedOut(CallbackDetails? callback) =>
        new(callback?.Error?.ErrorMessage ?? "The callback timed out.")
        {
            CallbackId = callback?.CallbackId,
            ErrorType = callback?.Error?.ErrorType,
            ErrorData = callback?.Error?.ErrorData,
            OriginalStackTrace = callback?.Error?.StackTrace,
        };

    public static InvokeFailedException InvokeFailed(ErrorObject? error, string functionName) =>
        new(error?.ErrorMessage ?? "The invoked function failed.")
        {
            FunctionName = functionName,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static InvokeTimedOutException InvokeTimedOut(ErrorObject? error, string functionName) =>
        new(error?.ErrorMessage ?? "The invoked function timed out.")
        {
            FunctionName = functionName,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };

    public static InvokeStoppedException InvokeStopped(ErrorObject? error, string functionName) =>
        new(error?.ErrorMessage ?? "The invoked function was stopped.")
        {
            FunctionName = functionName,
            ErrorType = error?.ErrorType,
            ErrorData = error?.ErrorData,
            OriginalStackTrace = error?.StackTrace,
        };
}
