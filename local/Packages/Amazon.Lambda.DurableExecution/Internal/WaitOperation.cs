namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A wait: fresh → record and suspend; STARTED → suspend, or go on when its end has passed; SUCCEEDED → go on.</summary>
internal sealed class WaitOperation(DurableInvocation invocation, OperationPlace place, TimeSpan duration)
    : DurableOperation<object?>(invocation, place, OperationTypes.Wait, OperationSubTypes.Wait)
{
    protected override async Task<object?> StartAsync(CancellationToken cancellationToken)
    {
        var update = Update(OperationAction.START);
        update.WaitOptions = new() { WaitSeconds = (int)Math.Ceiling(duration.TotalSeconds) };
        // Lambda schedules no timer for a start it has not seen, and refuses PENDING without one.
        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        return await Invocation.Termination.SuspendAsync<object?>();
    }

    protected override Task<object?> ReplayAsync(Operation recorded, CancellationToken cancellationToken) => recorded.Status switch
    {
        OperationStatuses.Succeeded => Task.FromResult<object?>(null),
        OperationStatuses.Started or OperationStatuses.Pending =>
            recorded.WaitDetails?.ScheduledEndTimestamp is { } end && DurableInvocation.IsPast(end)
                ? Task.FromResult<object?>(null)
                : Invocation.Termination.SuspendAsync<object?>(),
        _ => throw Unexpected(recorded),
    };
}
