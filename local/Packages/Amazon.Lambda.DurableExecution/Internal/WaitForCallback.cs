namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A child context that creates a callback, hands its id out in a step, and waits for the answer.</summary>
internal static class WaitForCallback
{
    public static Task<T> RunAsync<T>(
        IDurableContext context,
        Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
        string? name,
        WaitForCallbackConfig? config,
        CancellationToken cancellationToken) =>
        context.RunInChildContextAsync(
            // The caller's token, not the child's: the child's is cancelled when the invocation suspends, and would cut checkpoints off.
            async (child, _) =>
            {
                var callback = await child.CreateCallbackAsync<T>(Named(name, "callback"), config, cancellationToken);
                await child.StepAsync(
                    (step, ct) => submitter(callback.CallbackId, new WaitForCallbackContext(step.Logger), ct),
                    Named(name, "submitter"),
                    new() { RetryStrategy = config?.RetryStrategy },
                    cancellationToken);
                return await callback.GetResultAsync(cancellationToken);
            },
            name,
            new() { SubType = OperationSubTypes.WaitForCallback, ErrorMapping = CauseOf },
            cancellationToken);

    private static string? Named(string? name, string part) => name is null ? null : $"{name}-{part}";

    // In the invocation that fails the cause is there; replays know it by the type that is recorded of it. As in the official SDK the
    // record has no more than type, message and stack, so the callback's id, own error type and data are gone after a replay.
    private static Exception CauseOf(Exception exception) => exception is not ChildContextException failure
        ? exception
        : failure.InnerException switch
        {
            CallbackException callback => callback,
            StepException step => Submitter(step.Message, step, step.ErrorType, step.ErrorData, step.OriginalStackTrace),
            null => Recorded(failure),
            _ => failure,
        };

    private static Exception Recorded(ChildContextException failure) => failure.ErrorType switch
    {
        _ when failure.ErrorType == typeof(CallbackTimeoutException).FullName => new CallbackTimeoutException(failure.Message, failure)
        {
            ErrorType = failure.ErrorType,
            ErrorData = failure.ErrorData,
            OriginalStackTrace = failure.OriginalStackTrace,
        },
        _ when failure.ErrorType == typeof(CallbackFailedException).FullName => new CallbackFailedException(failure.Message, failure)
        {
            ErrorType = failure.ErrorType,
            ErrorData = failure.ErrorData,
            OriginalStackTrace = failure.OriginalStackTrace,
        },
        _ when failure.ErrorType == typeof(StepException).FullName =>
            Submitter(failure.Message, failure, failure.ErrorType, failure.ErrorData, failure.OriginalStackTrace),
        _ => failure,
    };

    private static CallbackSubmitterException Submitter(
        string message, Exception inner, string? errorType, string? errorData, IReadOnlyList<string>? stackTrace) =>
        new(message, inner) { ErrorType = errorType, ErrorData = errorData, OriginalStackTrace = stackTrace };
}
