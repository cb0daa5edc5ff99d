using Amazon.Lambda.Core;
using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A callback: fresh → record and learn its id; recorded → its id.</summary>
/// <remarks>Its end shows where the result is awaited: SUCCEEDED → the answer; FAILED, TIMED_OUT → the error; STARTED → suspend.</remarks>
internal sealed class CallbackOperation<T>(DurableInvocation invocation, OperationPlace place, CallbackConfig? config)
    : DurableOperation<ICallback<T>>(invocation, place, OperationTypes.Callback, OperationSubTypes.Callback), ICallback<T>
{
    private readonly ILambdaSerializer _serializer = invocation.SerializerFor(config?.Serializer);
    private string? _callbackId;

    public string CallbackId => _callbackId ?? throw new InvalidOperationException($"Callback '{Place}' has not been created yet.");

    public async Task<T> GetResultAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // The answer to any checkpoint since may have brought the end.
        var recorded = Invocation.State.Find(Place.Id);
        return recorded?.Status switch
        {
            OperationStatuses.Succeeded => _serializer.Read<T>(recorded.CallbackDetails?.Result),
            OperationStatuses.Failed => throw RecordedError.CallbackFailed(recorded.CallbackDetails),
            OperationStatuses.TimedOut => throw RecordedError.CallbackTimedOut(recorded.CallbackDetails),
            _ => await Invocation.Termination.SuspendAsync<T>(),
        };
    }

    protected override async Task<ICallback<T>> StartAsync(CancellationToken cancellationToken)
    {
        var update = Update(OperationAction.START);
        update.CallbackOptions = Options();
        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        return Take(Invocation.State.Find(Place.Id));
    }

    protected override Task<ICallback<T>> ReplayAsync(Operation recorded, CancellationToken cancellationToken) =>
        recorded.Status is OperationStatuses.Started or OperationStatuses.Pending
            or OperationStatuses.Succeeded or OperationStatuses.Failed or OperationStatuses.TimedOut
            ? Task.FromResult<ICallback<T>>(Take(recorded))
            : throw Unexpected(recorded);

    private CallbackOperation<T> Take(Operation? recorded)
    {
        _callbackId = recorded?.CallbackDetails?.CallbackId is { Length: > 0 } id
            ? id
            : throw new NonDeterministicExecutionException(
                $"Callback operation '{Place}' was started but the service did not return a CallbackId.");
        return this;
    }

    private CallbackOptions? Options() =>
        config is null || (config.Timeout == TimeSpan.Zero && config.HeartbeatTimeout == TimeSpan.Zero)
            ? null
            : new() { TimeoutSeconds = Seconds(config.Timeout), HeartbeatTimeoutSeconds = Seconds(config.HeartbeatTimeout) };

    private static int? Seconds(TimeSpan timeout) => timeout == TimeSpan.Zero ? null : (int)Math.Ceiling(timeout.TotalSeconds);
}
