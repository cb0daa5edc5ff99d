using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>
/// The life of an execution: invoke → wait → invoke again → end. All of it runs under the service's lock; what leads
/// outside is left to <see cref="PendingEffects"/>.
/// </summary>
/// <remarks>
/// One invocation is in flight at most. What happens meanwhile stays unseen until a checkpoint reports it to the function, or until the
/// invocation ends with PENDING and the next one begins at once.
/// </remarks>
internal sealed class ExecutionEngine
{
    private const int SecretBytes = 33;

    private readonly IDurableHost _host;
    private readonly TimeProvider _time;
    private readonly DurableServiceOptions _options;
    private readonly DurableExecutionStore _store;
    private readonly Func<bool> _isJournaled;
    private readonly Action<DurableExecution> _due;
    private readonly ChainedInvokes _chained;

    public ExecutionEngine(
        IDurableHost host,
        TimeProvider time,
        DurableServiceOptions options,
        DurableExecutionStore store,
        Func<bool> isJournaled,
        Action<DurableExecution> due,
        Action<ChainedInvocation, ChainedOutcome> chainedEnded)
    {
        (_host, _time, _options, _store, _isJournaled, _due) = (host, time, options, store, isJournaled, due);
        _chained = new(host, store, this, chainedEnded);
    }

    /// <summary>Now in whole milliseconds, the resolution of AWS's timestamps.</summary>
    public DateTimeOffset Now()
    {
        var now = _time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <param name="execution">The one that it is of.</param>
    public string NewSecret(DurableExecution execution) =>
        Draw(execution, () => Convert.ToBase64String(_options.NewBytes(SecretBytes)));

    /// <summary>Gives an execution its id, and a name where the caller gave none.</summary>
    /// <param name="caller">The execution that invokes it, if one does.</param>
    public NewExecution Name(StartExecution start, DurableExecution? caller) =>
        new(start, Draw(caller, _options.NewId), start.Name ?? Draw(caller, _options.NewId));

    /// <summary>An execution that has not begun yet.</summary>
    public DurableExecution Create(NewExecution named) => new(named, Now()) { Notes = _isJournaled() ? new() : null };

    public void Begin(DurableExecution execution, PendingEffects effects)
    {
        effects.Begun.Add(execution);
        var now = execution.StartTimestamp;
        var operation = new DurableOperation(execution.Id, DurableOperationType.Execution, DurableOperationStatus.Started, now)
        {
            Name = execution.Name,
            Input = execution.Start.Input,
        };
        var started = new DurableHistoryEvent(DurableHistoryEventType.ExecutionStarted, now)
        {
            OperationId = execution.Id,
            Payload = execution.Start.Input,
            ExecutionTimeoutSeconds = (int)execution.Start.ExecutionTimeout.TotalSeconds,
        };
        Apply(execution, [new(operation, started, DurableUsage.Measure(1, execution.Start.Input))], effects);
        Trigger(execution, now, effects);
    }

    /// <summary>
    /// Invokes the function, unless an invocation is in flight: that one learns of it from its next checkpoint, or is repeated.
    /// </summary>
    public void Trigger(DurableExecution execution, DateTimeOffset now, PendingEffects effects)
    {
        if (execution.HasEnded || execution.Invocation is not null)
            return;
        execution.RetryAt = null;
        if (execution.Pause is not null)
        {
            execution.IsDueAtResume = true;
            return;
        }
        execution.Token = NewSecret(execution);
        var invocation = new DurableInvocationRequest(execution, execution.Token, now);
        execution.Invocation = invocation;
        effects.Add(() => _host.Invoke(invocation));
    }

    public void Apply(DurableExecution execution, IEnumerable<Change> changes, PendingEffects effects)
    {
        foreach (var change in changes)
        {
            var (operation, happened, usage) = change;
            execution.Operations.Put(operation);
            if (happened is not null)
                Record(execution, happened, effects);
            if (happened?.Type == DurableHistoryEventType.CallbackStarted && !execution.IsReplayed)
            {
                _store.AddCallback(operation.CallbackId!, execution, operation.Id);
                effects.Add(() => _host.CallbackIssued(new(execution.Arn, operation)));
            }
            Meter(execution, usage, effects);
            if (happened?.Type != DurableHistoryEventType.ChainedInvokeStarted)
                continue;
            // AWS tells it in the answer to the same checkpoint. The .NET runtime suspends all the same; its PENDING is refused, and the next
            // invocation finds the end.
            if (change.Refusal is { } refusal)
                Apply(execution, [ChainedInvokeRules.End(operation, ChainedOutcome.Failure(refusal), operation.StartTimestamp)], effects);
            else if (!execution.IsReplayed)
                _chained.Begin(execution, change, effects);
        }
    }

    /// <summary>Does what time has brought: operations in the order they fell due, then the execution's own deadline.</summary>
    public void FireDue(DurableExecution execution, DateTimeOffset now, PendingEffects effects)
    {
        if (execution.HasEnded || execution.Closing is not null)
            return;
        var deadline = execution.Pause is { IsTimeoutPaused: true, Since: not null } ? DateTimeOffset.MaxValue : execution.Deadline;
        var until = now < deadline ? now : deadline;
        var isDue = execution.Operations.NextDeadline <= until;
        if (isDue)
            Apply(execution, DeadlineRules.Apply(execution.Operations, until, now), effects);
        if (deadline <= now)
            TimeOut(execution, now, effects);
        else if (isDue || execution.RetryAt <= now)
            Trigger(execution, now, effects);
    }

    /// <summary>The function returned.</summary>
    public void Complete(DurableExecution execution, string requestId, InvocationOutput output, DateTimeOffset now, PendingEffects effects)
    {
        var isOutdated = execution.Closing is not null || execution.Invocation!.IsInterrupted;
        var violation = isOutdated ? null : output.Violation(execution);
        var error = violation is not null
            ? new DurableError { ErrorType = DurableException.InvalidParameter, ErrorMessage = violation }
            : output.Status == "FAILED" ? output.Error ?? new() : null;
        if (!EndInvocation(execution, requestId, error, now, effects))
            return;
        if (violation is not null)
        {
            Repeat(execution, error!, InvocationRetries.AfterInvalidOutput(++execution.Failures), now, effects);
            return;
        }
        execution.Failures = 0;
        if (error is not null)
            Close(execution, DurableExecutionStatus.Failed, null, error, now, effects);
        else if (output.Status == "SUCCEEDED")
            Close(execution, DurableExecutionStatus.Succeeded, output.Result, null, now, effects);
        else if (execution.Operations.HasUnseen)
            Trigger(execution, now, effects);
    }

    /// <summary>The function threw, crashed or timed out.</summary>
    public void Fail(DurableExecution execution, string requestId, DurableError error, DateTimeOffset now, PendingEffects effects)
    {
        if (!EndInvocation(execution, requestId, error, now, effects))
            return;
        Repeat(execution, error, _options.RetryPolicy(error, ++execution.Failures), now, effects);
    }

    /// <summary>The process in which the function ran has ended, and this one's with it: no fault of the function's, which is invoked again.</summary>
    /// <remarks>What AWS shows when a machine is lost is not known; this is the type of a runtime that was killed.</remarks>
    public void Lose(DurableExecution execution, DateTimeOffset now, PendingEffects effects)
    {
        var error = new DurableError { ErrorType = "Runtime.ExitError", ErrorMessage = "The invocation was lost when the local cloud ended." };
        // The invocation's own request id ended with the process, too.
        if (EndInvocation(execution, Draw(execution, _options.NewId), error, now, effects))
            Trigger(execution, now, effects);
    }

    private void Repeat(DurableExecution execution, DurableError error, TimeSpan? after, DateTimeOffset now, PendingEffects effects)
    {
        if (after is not { } delay)
        {
            Close(execution, DurableExecutionStatus.Failed, null, error, now, effects);
            return;
        }
        Meter(execution, DurableUsage.Measure(1, error: error), effects);
        if (delay > TimeSpan.Zero)
            execution.RetryAt = now + delay;
        else
            Trigger(execution, now, effects);
    }

    /// <summary>An invoked function has ended.</summary>
    /// <remarks>
    /// On AWS it takes longer than its caller's suspension. Here it could overtake that, and history tell another order: what comes
    /// while an invocation is in flight waits for its next checkpoint or its end.
    /// </remarks>
    public void Arrive(DurableExecution execution, string operationId, ChainedOutcome outcome, DateTimeOffset now, PendingEffects effects)
    {
        if (execution.HasEnded)
            return;
        execution.Await(ChainedInvokeRules.End(execution.Operations.Find(operationId)!, outcome, now));
        if (execution.Invocation is not null)
            return;
        TakeArrived(execution, effects);
        Trigger(execution, now, effects);
    }

    /// <summary>Records the ends of invoked functions that were not recorded yet.</summary>
    public void TakeArrived(DurableExecution execution, PendingEffects effects)
    {
        // Whoever asked may have ended meanwhile: then the answer comes too late.
        if (!execution.HasEnded)
            Apply(execution, execution.Arrived, effects);
        execution.Arrived.Clear();
    }

    public void Close(
        DurableExecution execution,
        DurableExecutionStatus status,
        string? result,
        DurableError? error,
        DateTimeOffset now,
        PendingEffects effects)
    {
        execution.End(status, result, error, now);
        var (type, operationStatus) = status switch
        {
            DurableExecutionStatus.Succeeded => (DurableHistoryEventType.ExecutionSucceeded, DurableOperationStatus.Succeeded),
            DurableExecutionStatus.Failed => (DurableHistoryEventType.ExecutionFailed, DurableOperationStatus.Failed),
            DurableExecutionStatus.TimedOut => (DurableHistoryEventType.ExecutionTimedOut, DurableOperationStatus.TimedOut),
            _ => (DurableHistoryEventType.ExecutionStopped, DurableOperationStatus.Stopped),
        };
        var ended = execution.Operations.Find(execution.Id)!.End(operationStatus, now, null, null);
        var happened = new DurableHistoryEvent(type, now) { OperationId = execution.Id, Payload = result, Error = error };
        Apply(execution, [new(ended, happened, DurableUsage.Measure(0, result, error))], effects);
        foreach (var waiter in execution.Waiters)
            effects.Add(() => waiter(execution.Describe()));
        execution.Waiters.Clear();
    }

    /// <summary>Sets the alarm to what comes next.</summary>
    public void Arm(DurableExecution execution)
    {
        if (execution.HasEnded)
            return;
        DateTimeOffset? deadline = execution.Pause is { IsTimeoutPaused: true, Since: not null } ? null : execution.Deadline;
        execution.Alarm ??= new(_time, () => _due(execution));
        execution.Alarm.Set(new[] { deadline, execution.RetryAt, execution.Operations.NextDeadline }.Min());
    }

    private void TimeOut(DurableExecution execution, DateTimeOffset now, PendingEffects effects)
    {
        var seconds = (int)execution.Start.ExecutionTimeout.TotalSeconds;
        var error = new DurableError { ErrorMessage = $"Execution timed out after {seconds} seconds." };
        Close(execution, DurableExecutionStatus.TimedOut, null, error, now, effects);
    }

    private void Record(DurableExecution execution, DurableHistoryEvent happened, PendingEffects effects)
    {
        execution.History.Add(happened);
        effects.Add(_host.OnEvent);
    }

    /// <returns>Whether what the invocation came to still matters: not after the end, nor after a pause that interrupted it.</returns>
    private bool EndInvocation(
        DurableExecution execution, string requestId, DurableError? error, DateTimeOffset now, PendingEffects effects)
    {
        var isInterrupted = execution.Invocation!.IsInterrupted;
        Record(
            execution,
            new(DurableHistoryEventType.InvocationCompleted, now) { InvocationStart = execution.Invocation!.StartTimestamp, RequestId = requestId, Error = error },
            effects);
        (execution.Invocation, execution.Token) = (null, null);
        TakeArrived(execution, effects);
        if (execution.HasEnded)
            return false;
        if (execution.Closing is { Action: DurableOperationAction.Succeed } success)
            Close(execution, DurableExecutionStatus.Succeeded, success.Payload, null, now, effects);
        else if (execution.Closing is { } failure)
            Close(execution, DurableExecutionStatus.Failed, null, failure.Error ?? new(), now, effects);
        else if (execution.Status == DurableExecutionStatus.Pausing)
            Pauses.Begin(execution, now);
        if (isInterrupted)
            Trigger(execution, now, effects); // or, while it is paused, remember to
        return !execution.HasEnded && !isInterrupted;
    }

    private static string Draw(DurableExecution? by, Func<string> draw) => by?.Notes is { } notes ? notes.Draw(draw) : draw();

    private void Meter(DurableExecution execution, DurableUsage usage, PendingEffects effects)
    {
        if (usage == default)
            return;
        execution.BytesWritten += usage.Bytes;
        effects.Add(() => _host.Metered(execution.Arn, usage));
    }
}
