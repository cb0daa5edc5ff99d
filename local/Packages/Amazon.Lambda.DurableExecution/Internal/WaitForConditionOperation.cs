using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A condition: fresh, READY → check; PENDING → suspend until the next check is due; SUCCEEDED → its last state.</summary>
/// <remarks>
/// STARTED, an invocation died in a check → begin again, with the initial state and attempt 1, whichever check it was: AWS's package takes
/// it for the first. FAILED → its error. One STEP whose RETRY carries the state instead of an error. A check that throws is not repeated.
/// </remarks>
internal sealed class WaitForConditionOperation<TState>(
    DurableInvocation invocation,
    OperationPlace place,
    Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
    WaitForConditionConfig<TState> config,
    ILogger logger) : DurableOperation<TState>(invocation, place, OperationTypes.Step, OperationSubTypes.WaitForCondition)
{
    private readonly ILambdaSerializer _serializer = invocation.SerializerFor(config.Serializer);

    protected override Task<TState> StartAsync(CancellationToken cancellationToken) =>
        CheckAsync(config.InitialState, attempt: 1, started: false, cancellationToken);

    protected override Task<TState> ReplayAsync(Operation recorded, CancellationToken cancellationToken)
    {
        var step = recorded.StepDetails;
        return recorded.Status switch
        {
            OperationStatuses.Succeeded => Task.FromResult(Read(step?.Result)),
            OperationStatuses.Failed => throw Failed(step),
            OperationStatuses.Pending when step?.NextAttemptTimestamp is { } due && !DurableInvocation.IsPast(due) =>
                Invocation.Termination.SuspendAsync<TState>(),
            OperationStatuses.Pending or OperationStatuses.Ready =>
                CheckAsync(LastState(step), (step?.Attempt ?? 0) + 1, started: false, cancellationToken),
            OperationStatuses.Started => CheckAsync(config.InitialState, attempt: 1, started: true, cancellationToken),
            _ => throw Unexpected(recorded),
        };
    }

    private async Task<TState> CheckAsync(TState last, int attempt, bool started, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!started)
            Invocation.Batcher.Post(Update(OperationAction.START), cancellationToken);

        TState state;
        using var stopping = StoppingWith(cancellationToken);
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
            throw await FailStepAsync(failure, cancellationToken);
        }

        return await DecideAsync(state, attempt, cancellationToken);
    }

    private async Task<TState> DecideAsync(TState state, int attempt, CancellationToken cancellationToken)
    {
        WaitDecision decision;
        try
        {
            decision = config.WaitStrategy.Decide(state, attempt);
        }
        catch (WaitForConditionException usedUp)
        {
            throw await ExhaustAsync(usedUp, state, attempt, cancellationToken);
        }

        var update = Update(decision.ShouldContinue ? OperationAction.RETRY : OperationAction.SUCCEED);
        update.Payload = Write(state);
        if (decision.ShouldContinue)
            update.StepOptions = new() { NextAttemptDelaySeconds = (int)Math.Max(1, Math.Ceiling(decision.Delay.TotalSeconds)) };
        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        return decision.ShouldContinue ? await Invocation.Termination.SuspendAsync<TState>() : state;
    }

    private async Task<WaitForConditionException> ExhaustAsync(
        WaitForConditionException usedUp, TState state, int attempt, CancellationToken cancellationToken)
    {
        var failure = new WaitForConditionException(
            $"WaitForCondition '{Place}' exhausted {attempt} attempts without the condition being met.", usedUp)
        {
            AttemptsExhausted = attempt,
            LastState = state,
        };
        // A FAIL may carry no payload, so the last state travels as the error's data.
        var error = new ErrorObject { ErrorType = failure.GetType().FullName, ErrorMessage = failure.Message, ErrorData = Write(state) };
        await Invocation.Batcher.EnqueueAsync(Failure(OperationAction.FAIL, error), cancellationToken);
        return failure;
    }

    private TState LastState(StepDetails? step) => TryRead(step?.Result, out var state) ? state : config.InitialState;

    private DurableExecutionException Failed(StepDetails? step) =>
        step?.Error?.ErrorType != typeof(WaitForConditionException).FullName
            ? RecordedError.Step(step?.Error, "WaitForCondition check function failed")
            : new WaitForConditionException(step?.Error?.ErrorMessage ?? $"WaitForCondition '{Place}' exhausted attempts.")
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
            state = Read(payload);
            return true;
        }
        catch (Exception unreadable)
        {
            // As in AWS's package: code with another type of state must not get stuck on what its predecessor recorded.
            logger.LogWarning("Condition {Condition} cannot read its recorded state, and does without: {Reason}", Place, unreadable.Message);
            return false;
        }
    }

    private string Write(TState state) => _serializer.Write(state, Invocation.Whose(Place.Id));

    private TState Read(string? payload) => _serializer.Read<TState>(payload, Invocation.Whose(Place.Id));
}

/// <inheritdoc cref="IConditionCheckContext"/>
internal sealed record ConditionCheckContext(int AttemptNumber, ILogger Logger) : IConditionCheckContext;
