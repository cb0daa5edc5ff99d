using Amazon.Lambda.Core;

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
    private readonly ILambdaSerializer _serializer = invocation.SerializerFor(config?.Serializer);

    /// <summary>The result as it was written, now or in an earlier invocation; a batch records it once more. Null if flat.</summary>
    public string? Payload { get; private set; }

    private bool IsFlat => config?.NestingType == NestingType.Flat;

    protected override async Task<T> StartAsync(CancellationToken cancellationToken)
    {
        // Acknowledged before the body runs: its operations name this one as their parent.
        if (!IsFlat)
            await Invocation.Batcher.EnqueueAsync(Update(OperationAction.START), cancellationToken);
        return await RunBodyAsync(recordEnd: !IsFlat, cancellationToken);
    }

    protected override Task<T> ReplayAsync(Operation recorded, CancellationToken cancellationToken) => recorded.Status switch
    {
        OperationStatuses.Succeeded when recorded.ContextDetails?.ReplayChildren == true =>
            RunBodyAsync(recordEnd: false, cancellationToken),
        OperationStatuses.Succeeded => Task.FromResult(Read(Payload = recorded.ContextDetails?.Result)),
        OperationStatuses.Failed => throw Mapped(
            RecordedError.Child(recorded.ContextDetails?.Error, recorded.SubType ?? SubType, "Child context failed")),
        OperationStatuses.Started or OperationStatuses.Pending => RunBodyAsync(recordEnd: !IsFlat, cancellationToken),
        _ => throw Unexpected(recorded),
    };

    private async Task<T> RunBodyAsync(bool recordEnd, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ids = new OperationIdGenerator(scope: Place.Id, parentId: IsFlat ? Place.ParentId : Place.Id);
        using var stopping = StoppingWith(cancellationToken, givingUp);
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
            throw await FailAsync(failure, recordEnd, cancellationToken);
        }

        return recordEnd ? await RecordResultAsync(result, cancellationToken) : result;
    }

    /// <returns>What replays will give: the result as it is read back, or as the body made it where it is too large to be recorded.</returns>
    private async Task<T> RecordResultAsync(T result, CancellationToken cancellationToken)
    {
        var update = Update(OperationAction.SUCCEED);
        update.Payload = Payload = _serializer.Write(result, Invocation.Whose(Place.Id));
        if (LambdaSerializerHelper.IsTooLargeForContext(Payload))
        {
            update.Payload = "";
            update.ContextOptions = new() { ReplayChildren = true };
        }
        else
        {
            try
            {
                result = Read(Payload);
            }
            catch (Exception unreadable)
            {
                throw await FailAsync(unreadable, record: true, cancellationToken);
            }
        }

        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        return result;
    }

    private async Task<Exception> FailAsync(Exception failure, bool record, CancellationToken cancellationToken)
    {
        if (record)
            await Invocation.Batcher.EnqueueAsync(Failure(OperationAction.FAIL, RecordedError.From(failure)), cancellationToken);
        return Mapped(RecordedError.ChildFailed(failure, SubType));
    }

    private T Read(string? payload) => _serializer.Read<T>(payload, Invocation.Whose(Place.Id));

    private Exception Mapped(ChildContextException failure) => config?.ErrorMapping?.Invoke(failure) ?? failure;
}
