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
    private readonly StepAttempts _attempts = new(place, config?.RetryStrategy, logger);

    private bool AtMostOnce => config?.Semantics == StepSemantics.AtMostOncePerRetry;

    protected override Task<T> StartAsync(CancellationToken cancellationToken) =>
        AttemptAsync(attempt: 1, started: false, cancellationToken);

    protected override Task<T> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        var attempt = (recorded.StepDetails?.Attempt ?? 0) + 1;
        return recorded.Status switch
        {
            OperationStatuses.Succeeded => Task.FromResult(Invocation.Payloads.ReadResult<T>(recorded.StepDetails?.Result)),
            OperationStatuses.Failed => throw RecordedError.Step(recorded.StepDetails?.Error, inner: null),
            OperationStatuses.Pending when !Invocation.IsPast(recorded.StepDetails?.NextAttemptTimestamp) =>
                Invocation.Suspension.Suspend<T>(),
            OperationStatuses.Pending or OperationStatuses.Ready => AttemptAsync(attempt, started: false, cancellationToken),
            OperationStatuses.Started when AtMostOnce => FailAsync(StepAttempts.Interrupted(recorded), attempt, cancellationToken),
            OperationStatuses.Started => AttemptAsync(attempt, started: true, cancellationToken),
            _ => throw Unexpected(recorded),
        };
    }

    private async Task<T> AttemptAsync(int attempt, bool started, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!started)
            await RecordStartAsync(cancellationToken);

        T result;
        string payload;
        // The body sees the suspension of the invocation; checkpoints do not, or finished work would be lost with it.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Invocation.Suspension.Token);
        try
        {
            using (logger.BeginScope(_attempts.LogScope(attempt)))
                result = await body(new StepContext(Place.Id, attempt, logger), stopping.Token);
            payload = Invocation.Payloads.Write(result);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw; // Not a failure of the step: it runs again when the execution comes back to it.
        }
        catch (Exception failure)
        {
            return await FailAsync(failure, attempt, cancellationToken);
        }

        var update = Update(OperationAction.SUCCEED);
        update.Payload = payload;
        await Invocation.Journal.WriteAsync(update, cancellationToken);
        return result;
    }

    private async Task RecordStartAsync(CancellationToken cancellationToken)
    {
        // At most once stands on the acknowledged start: a start that may be lost looks like a step that never ran.
        if (AtMostOnce)
            await Invocation.Journal.WriteAsync(Update(OperationAction.START), cancellationToken);
        else
            Invocation.Journal.Post(Update(OperationAction.START));
    }

    private async Task<T> FailAsync(Exception failure, int attempt, CancellationToken cancellationToken)
    {
        var error = RecordedError.Of(failure);
        if (_attempts.DelayAfter(failure, attempt) is { } delaySeconds)
        {
            var retry = Failure(OperationAction.RETRY, error);
            retry.StepOptions = new() { NextAttemptDelaySeconds = delaySeconds };
            await Invocation.Journal.WriteAsync(retry, cancellationToken);
            return await Invocation.Suspension.Suspend<T>();
        }

        await Invocation.Journal.WriteAsync(Failure(OperationAction.FAIL, error), cancellationToken);
        throw RecordedError.Step(error, failure);
    }
}
