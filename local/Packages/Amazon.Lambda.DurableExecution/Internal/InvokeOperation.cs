namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Another function: fresh → record and suspend; STARTED → suspend; SUCCEEDED → its result.</summary>
/// <remarks>FAILED, TIMED_OUT, STOPPED → the error. It is the service that invokes the function, so nothing is ever invoked here.</remarks>
internal sealed class InvokeOperation<TPayload, TResult>(
    DurableInvocation invocation, OperationPlace place, string functionName, TPayload payload, InvokeConfig? config)
    : DurableOperation<TResult>(invocation, place, OperationTypes.ChainedInvoke, OperationSubTypes.ChainedInvoke)
{
    protected override async Task<TResult> StartAsync(CancellationToken cancellationToken)
    {
        var update = Update(OperationAction.START);
        update.Payload = Invocation.Payloads.Write(payload);
        update.ChainedInvokeOptions = new() { FunctionName = functionName, TenantId = config?.TenantId };
        // The service invokes nothing for a start it has not seen, and refuses PENDING without one.
        await Invocation.Journal.WriteAsync(update, cancellationToken);
        return await Invocation.Suspension.Suspend<TResult>();
    }

    protected override Task<TResult> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        var details = recorded.ChainedInvokeDetails;
        return recorded.Status switch
        {
            OperationStatuses.Succeeded => Task.FromResult(Invocation.Payloads.ReadResult<TResult>(details?.Result)),
            OperationStatuses.Failed => throw RecordedError.InvokeFailed(details?.Error, functionName),
            OperationStatuses.TimedOut => throw RecordedError.InvokeTimedOut(details?.Error, functionName),
            OperationStatuses.Stopped => throw RecordedError.InvokeStopped(details?.Error, functionName),
            OperationStatuses.Started or OperationStatuses.Pending => Invocation.Suspension.Suspend<TResult>(),
            _ => throw Unexpected(recorded),
        };
    }
}
