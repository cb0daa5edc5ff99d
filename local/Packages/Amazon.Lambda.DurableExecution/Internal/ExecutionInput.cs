namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Finds the caller's payload in the event.</summary>
internal static class ExecutionInput
{
    /// <exception cref="DurableExecutionException">The event carries none.</exception>
    public static string Of(DurableExecutionInvocationInput invocation) =>
        invocation.InitialExecutionState?.Operations?
            .FirstOrDefault(operation => operation.Type == OperationTypes.Execution)?
            .ExecutionDetails?.InputPayload
        ?? throw new DurableExecutionException(
            "The event of the durable execution has no EXECUTION operation with an input payload. "
            + "Is the function durable, and was it invoked with a version, an alias or $LATEST?");
}
