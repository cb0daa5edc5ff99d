using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A condition: fresh, READY → check; PENDING → suspend until the next check is due; SUCCEEDED → its last state.</summary>
/// <remarks>
/// STARTED, an invocation died in the check → check again; FAILED → its error. One STEP whose RETRY carries the state instead of an
/// error. A check that throws is not repeated.
/// </remarks>
internal sealed class WaitForConditionOperation<TState>(
    DurableInvocation invocation,
    OperationPlace place,
    Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
    WaitForConditionConfig<TState> config,
    ILogger logger) : DurableOperation<TState>(invocation, place, OperationTypes.Step, OperationSubTypes.WaitForCondition)
{
    protected override Task<TState> StartAsync(CancellationToken cancellationToken) =>
        CheckAsync(config.InitialState, attempt: 1, started: false, cancellationToken);

    protected override Task<TState> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        var step = recorded.StepDetails;
        return recorded.Status switch
        {
            OperationStatuses.Succeeded => Task.FromResult(Invocation.Payloads.ReadResult<TState>(step?.Result)),
            OperationStatuses.Failed => throw Failed(step),
            OperationStatuses.Pending when !Invocation.IsPast(step?.NextAttemptTimestamp) => Invocation.Suspension.Suspend<TState>(),
            OperationStatuses.Pending or OperationStatuses.Ready =>
                CheckAsync(LastState(step), (step?.Attempt ?? 0) + 1, started: false, cancellationToken),
            // Whether a START keeps the state of the RETRY before it is not documented; the initial one is taken if not.
            OperationStatuses.Started => CheckAsync(LastState(step), (step?.Attempt ?? 0) + 1, started: true, cancellationToken),
            _ => throw Unexpected(recorded),
        };
    }

    private async Task<TState> CheckAsync(TState last, int attempt, bool started, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!started)
            await Invocation.Journal.WriteAsync(Update(OperationAction.START), cancellationToken);

        TState state;
        // As in a step, the check sees the suspension of the invocation, and checkpoints do not.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Invocation.Suspension.Token);
        try
        {
            state = await check(last, new ConditionCheckContext(attempt, logger), stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            var error = RecordedError.Of(failure);
            await Invocation.Journal.WriteAsync(Failure(OperationAction.FAIL, error), cancellationToken);
            throw RecordedError.Step(error, failure);
        }

        return await DecideAsync(state, attempt, cancellationToken);
    }

    private async Task<TState> DecideAsync(TState state, int attempt, CancellationToken cancellationToken)
    {
        var payload = Invocation.Payloads.Write(state);
        WaitDecision decision;
        try
        {
            decision = config.WaitStrategy.Decide(state, attempt);
        }
        catch (WaitForConditionException usedUp)
        {
            var failure = new WaitForConditionException($"Condition '{Place}' was not met in {attempt} checks.", usedUp)
            {
                AttemptsExhausted = attempt,
                LastState = state,
            };
            // A FAIL may carry no payload, so the last state travels as the error's data.
            var error = new ErrorObject { ErrorType = failure.GetType().FullName, ErrorMessage = failure.Message, ErrorData = payload };
            await Invocation.Journal.WriteAsync(Failure(OperationAction.FAIL, error), cancellationToken);
            throw failure;
        }

        var update = Update(decision.ShouldContinue ? OperationAction.RETRY : OperationAction.SUCCEED);
        update.Payload = payload;
        if (decision.ShouldContinue)
            update.StepOptions = new() { NextAttemptDelaySeconds = (int)Math.Max(1, Math.Ceiling(decision.Delay.TotalSeconds)) };
        await Invocation.Journal.WriteAsync(update, cancellationToken);
        return decision.ShouldContinue ? await Invocation.Suspension.Suspend<TState>() : state;
    }

    private TState LastState(StepDetails? step) => TryRead(step?.Result, out var state) ? state : config.InitialState;

    private DurableExecutionException Failed(StepDetails? step) =>
        step?.Error?.ErrorType != typeof(WaitForConditionException).FullName
            ? RecordedError.Step(step?.Error, inner: null)
            : new WaitForConditionException(step?.Error?.ErrorMessage ?? "The condition was not met.")
            {
                AttemptsExhausted = step?.Attempt ?? 0,
                LastState = TryRead(step?.Error?.ErrorData, out var state) ? state : null,
            };

    private bool TryRead(string? payload, out TState state)
    {
        state = default!;
        if (payload is null)
            return false;

        try
        {
            state = Invocation.Payloads.Read<TState>(payload);
            return true;
        }
        catch (Exception unreadable)
        {
            // As in the official SDK: code with another type of state must not get stuck on what its predecessor recorded.
            logger.LogWarning(unreadable, "Condition {Condition} cannot read its recorded state, and does without.", Place.ToString());
            return false;
        }
    }
}
