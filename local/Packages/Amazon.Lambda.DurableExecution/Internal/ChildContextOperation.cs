namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A child context: fresh → record and run; STARTED → run; SUCCEEDED → its result; FAILED → its error.</summary>
/// <remarks>SUCCEEDED without a result, because it was too large: run again over the recorded operations, and record nothing.</remarks>
/// <param name="givingUp">A third reason for the body to stop, and to record no end: the batch around it is decided.</param>
internal sealed class ChildContextOperation<T>(
    DurableInvocation invocation,
    OperationPlace place,
    Func<IDurableContext, CancellationToken, Task<T>> body,
    ChildContextConfig? config,
    CancellationToken givingUp = default) : DurableOperation<T>(invocation, place, OperationTypes.Context, config?.SubType)
{
    private bool IsFlat => config?.NestingType == NestingType.Flat;

    protected override async Task<T> StartAsync(CancellationToken cancellationToken)
    {
        // Acknowledged before the body runs: its operations name this one as their parent.
        if (!IsFlat)
            await Invocation.Journal.WriteAsync(Update(OperationAction.START), cancellationToken);
        return await RunBodyAsync(recordEnd: !IsFlat, cancellationToken);
    }

    protected override Task<T> ReplayAsync(Operation recorded, CancellationToken cancellationToken) => recorded.Status switch
    {
        OperationStatuses.Succeeded when recorded.ContextDetails?.ReplayChildren == true =>
            RunBodyAsync(recordEnd: false, cancellationToken),
        OperationStatuses.Succeeded => Task.FromResult(Invocation.Payloads.ReadResult<T>(recorded.ContextDetails?.Result)),
        OperationStatuses.Failed => throw Mapped(
            RecordedError.Child(recorded.ContextDetails?.Error, recorded.SubType ?? SubType, inner: null)),
        OperationStatuses.Started or OperationStatuses.Pending => RunBodyAsync(recordEnd: true, cancellationToken),
        _ => throw Unexpected(recorded),
    };

    private async Task<T> RunBodyAsync(bool recordEnd, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ids = new OperationIds(scope: Place.Id, parentId: IsFlat ? Place.ParentId : Place.Id);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Invocation.Suspension.Token, givingUp);
        T result;
        try
        {
            result = await body(new DurableContext(Invocation, ids), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception undecided) when (undecided is NonDeterministicExecutionException or StepInterruptedException)
        {
            throw; // Recorded as a failure it would outlive the deployment, or the attempt, that caused it.
        }
        catch (Exception failure)
        {
            var error = RecordedError.Of(failure);
            if (recordEnd)
                await Invocation.Journal.WriteAsync(Failure(OperationAction.FAIL, error), cancellationToken);
            throw Mapped(RecordedError.Child(error, SubType, failure));
        }

        if (recordEnd)
            await RecordResultAsync(result, cancellationToken);
        return result;
    }

    private async Task RecordResultAsync(T result, CancellationToken cancellationToken)
    {
        var update = Update(OperationAction.SUCCEED);
        update.Payload = Invocation.Payloads.Write(result);
        if (Payloads.IsTooLargeForContext(update.Payload))
        {
            update.Payload = "";
            update.ContextOptions = new() { ReplayChildren = true };
        }

        await Invocation.Journal.WriteAsync(update, cancellationToken);
    }

    private Exception Mapped(ChildContextException failure) => config?.ErrorMapping?.Invoke(failure) ?? failure;
}
