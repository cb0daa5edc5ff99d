using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Another function: fresh → record and suspend; STARTED → suspend; SUCCEEDED → its result.</summary>
/// <remarks>FAILED, TIMED_OUT, STOPPED → the error. It is the service that invokes the function, so nothing is ever invoked here.</remarks>
internal sealed class InvokeOperation<TPayload, TResult>(
    DurableInvocation invocation, OperationPlace place, string functionName, TPayload payload, InvokeConfig? config)
    : DurableOperation<TResult>(invocation, place, OperationTypes.ChainedInvoke, OperationSubTypes.ChainedInvoke)
{
    private readonly ILambdaSerializer _serializer = invocation.SerializerFor(config?.Serializer);

    protected override async Task<TResult> StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var update = Update(OperationAction.START);
        update.Payload = _serializer.Write(payload);
        update.ChainedInvokeOptions = new() { FunctionName = functionName, TenantId = config?.TenantId };
        // The service invokes nothing for a start it has not seen, and refuses PENDING without one.
        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        return await Invocation.Termination.SuspendAsync<TResult>();
    }

    protected override Task<TResult> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        var details = recorded.ChainedInvokeDetails;
        return recorded.Status switch
        {
            OperationStatuses.Succeeded => Task.FromResult(_serializer.Read<TResult>(details?.Result)),
            OperationStatuses.Failed => throw RecordedError.InvokeFailed(details?.Error, functionName),
            OperationStatuses.TimedOut => throw RecordedError.InvokeTimedOut(details?.Error, functionName),
            OperationStatuses.Stopped => throw RecordedError.InvokeStopped(details?.Error, functionName),
            OperationStatuses.Started or OperationStatuses.Pending => Invocation.Termination.SuspendAsync<TResult>(),
            _ => throw Unexpected(recorded),
        };
    }
}
