using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A step: fresh, READY → run; SUCCEEDED → its result; FAILED → its error; PENDING → suspend until the retry is due.</summary>
/// <remarks>STARTED, an invocation died in it → run again or, at most once, count the attempt as failed.</remarks>
internal sealed class StepOperation<T>(
    DurableInvocation invocation,
    OperationPlace place,
    Func<IStepContext, CancellationToken, Task<T>> body,
    StepConfig? config,
    ILogger logger) : DurableOperation<T>(invocation, place, OperationTypes.Step, OperationSubTypes.Step)
{
    private readonly ILambdaSerializer _serializer = invocation.SerializerFor(config?.Serializer);

    private bool AtMostOnce => config?.Semantics == StepSemantics.AtMostOncePerRetry;

    protected override Task<T> StartAsync(CancellationToken cancellationToken) => AttemptAsync(attempt: 1, cancellationToken);

    protected override Task<T> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        var step = recorded.StepDetails;
        var attempt = (step?.Attempt ?? 0) + 1;
        return recorded.Status switch
        {
            OperationStatuses.Succeeded => Task.FromResult(Read(step?.Result)),
            OperationStatuses.Failed => throw RecordedError.Step(step?.Error, "Step failed"),
            OperationStatuses.Pending when step?.NextAttemptTimestamp is { } due && !DurableInvocation.IsPast(due) =>
                Invocation.Termination.SuspendAsync<T>(),
            OperationStatuses.Started when AtMostOnce => RetryOrFailAsync(Interrupted(step?.Error), attempt, cancellationToken),
            OperationStatuses.Pending or OperationStatuses.Ready or OperationStatuses.Started => AttemptAsync(attempt, cancellationToken),
            _ => throw Unexpected(recorded),
        };
    }

    private async Task<T> AttemptAsync(int attempt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Invocation.State.Find(Place.Id)?.Status != OperationStatuses.Started)
            await RecordStartAsync(cancellationToken);

        T result;
        using var stopping = StoppingWith(cancellationToken);
        try
        {
            using (logger.BeginScope(LogScope(attempt)))
                result = await body(new StepContext(Place.Id, attempt, logger), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw; // Not a failure of the step: it runs again when the execution comes back to it.
        }
        catch (Exception failure)
        {
            return await RetryOrFailAsync(failure, attempt, cancellationToken);
        }

        return await RecordResultAsync(result, cancellationToken);
    }

    private async Task RecordStartAsync(CancellationToken cancellationToken)
    {
        // At most once stands on the acknowledged start: a start that may be lost looks like a step that never ran.
        if (AtMostOnce)
            await Invocation.Batcher.EnqueueAsync(Update(OperationAction.START), cancellationToken);
        else
            Invocation.Batcher.Post(Update(OperationAction.START), cancellationToken);
    }

    /// <returns>What replays will give: the result as it is read back.</returns>
    private async Task<T> RecordResultAsync(T result, CancellationToken cancellationToken)
    {
        var update = Update(OperationAction.SUCCEED);
        T readBack;
        try
        {
            update.Payload = _serializer.Write(result, Invocation.Whose(Place.Id));
            readBack = Read(update.Payload);
        }
        catch (Exception unreadable)
        {
            // No retry: the body has run to its end, and would only have its effect once more.
            throw await FailStepAsync(unreadable, cancellationToken);
        }

        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        return readBack;
    }

    private async Task<T> RetryOrFailAsync(Exception failure, int attempt, CancellationToken cancellationToken)
    {
        if (config?.RetryStrategy?.ShouldRetry(failure, attempt) is not { ShouldRetry: true } decision)
            throw await FailStepAsync(failure, cancellationToken);

        var requested = decision.Delay.TotalSeconds;
        var retry = Failure(OperationAction.RETRY, RecordedError.From(failure));
        retry.StepOptions = new() { NextAttemptDelaySeconds = (int)Math.Max(1, Math.Ceiling(requested)) };
        if (requested < 1)
            logger.LogWarning("Step {Step} asked to be retried after {Requested} s; the service's shortest delay is 1 s.", Place, requested);
        await Invocation.Batcher.EnqueueAsync(retry, cancellationToken);
        return await Invocation.Termination.SuspendAsync<T>();
    }

    private T Read(string? payload) => _serializer.Read<T>(payload, Invocation.Whose(Place.Id));

    private static StepInterruptedException Interrupted(ErrorObject? last) => last is null
        ? new("Step result lost during AtMostOncePerRetry replay")
        : new(last.ErrorMessage ?? "Step failed on previous attempt") { ErrorType = last.ErrorType };

    // Keys that the console and log queries know the attempt's lines by.
    private Dictionary<string, object> LogScope(int attempt) => new()
    {
        ["operationId"] = Place.Id,
        ["operationName"] = Place.Name ?? "",
        ["attempt"] = attempt,
    };
}

/// <inheritdoc cref="IStepContext"/>
internal sealed record StepContext(string OperationId, int AttemptNumber, ILogger Logger) : IStepContext;
