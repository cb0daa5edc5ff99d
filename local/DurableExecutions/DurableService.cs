using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Listings;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions;

/// <summary>
/// The service behind AWS Lambda durable functions: it keeps what executions checkpoint, and invokes their functions again when
/// a wait, a retry or a callback is over. An execution that waits holds a timer and nothing else.
/// </summary>
/// <remarks>Thread-safe. The host is called outside the lock, on the thread of whoever caused the call.</remarks>
public sealed class DurableService
{
    private readonly Lock _gate = new();
    private readonly DurableExecutionStore _store = new();
    private readonly IDurableHost _host;
    private readonly ExecutionEngine _engine;
    private readonly Pauses _pauses;

    public DurableService(IDurableHost host, TimeProvider time, DurableServiceOptions options)
    {
        _host = host;
        _engine = new(host, time, options, _store, OnDue, EndChained);
        _pauses = new(_engine);
    }

    /// <summary>Starts an execution, or finds the one that was started before with the same name, version and input.</summary>
    /// <exception cref="DurableException">The name is taken by an execution of another version or input.</exception>
    public ExecutionDescription Start(StartExecution start) => Locked((now, effects) =>
    {
        if (start.Name is { } taken && _store.FindByName(start.FunctionName, taken, now) is { } existing)
            return existing.Start.Version == start.Version && existing.Start.Input == start.Input
                ? existing.Describe()
                : throw new DurableException(DurableException.AlreadyStarted, $"Execution already started: {existing.Arn}");
        var execution = _engine.Create(_engine.Name(start));
        _engine.Arm(execution); // first: one whose alarm cannot be set is not stored
        _store.Add(execution);
        _engine.Begin(execution, effects);
        return execution.Describe();
    });

    /// <summary>Tells when the execution has ended: at once if it has.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public void OnEnd(string arn, Action<ExecutionDescription> ended) => Act(arn, (execution, _, effects) =>
    {
        if (execution.HasEnded)
            effects.Add(() => ended(execution.Describe()));
        else
            execution.Waiters.Add(ended);
    });

    /// <summary>Stores updates, all or none, and returns what has changed since the function last heard.</summary>
    /// <param name="clientToken">A call that repeats the last one, by this token and the checkpoint's, gets the same answer.</param>
    /// <exception cref="DurableException">The token is not the current one, or an update is not allowed.</exception>
    public CheckpointAnswer Checkpoint(string arn, string token, IReadOnlyList<DurableOperationUpdate> updates, string? clientToken = null)
    {
        List<DurableOperationUpdate> resolved = [.. updates.Select(WithTarget)];
        return ForHolderOfToken(arn, (execution, now, effects) =>
        {
            if (execution.Answered is { } last && (last.ClientToken, last.CheckpointToken) == (clientToken, token))
                return last.Answer;
            CheckToken(execution, token);
            _engine.TakeArrived(execution, effects);
            var batch = new CheckpointBatch(
                resolved, execution.Operations, execution.Start.MaxResultBytes, now, _engine.NewSecret, _engine.Name);
            Quotas.Check(execution.Operations, execution.BytesWritten, batch.Changes);
            _engine.Apply(execution, batch.Changes, effects);
            if (batch.Closing is not null)
            {
                // The execution ends with the invocation; nothing repeats this answer.
                (execution.Closing, execution.Token, execution.Answered) = (batch.Closing, null, null);
                return new(null, []);
            }
            if (execution.Status == DurableExecutionStatus.Pausing)
            {
                Pauses.Interrupt(execution, now);
                throw DurableException.InvalidToken();
            }
            execution.Token = _engine.NewSecret();
            var answer = new CheckpointAnswer(execution.Token, execution.Operations.TakeUnseen());
            execution.Answered = clientToken is null ? null : new(clientToken, token, answer);
            return answer;
        });
    }

    /// <summary>A page of the state that the invocation with this token replays from.</summary>
    /// <exception cref="DurableException">The token is not the current one.</exception>
    public DurablePage<DurableOperation> State(string arn, string token, string? marker = null, int? maxItems = null) =>
        ForHolderOfToken(arn, (execution, _, _) =>
        {
            CheckToken(execution, token);
            return execution.Operations.Page(marker, maxItems);
        });

    /// <exception cref="DurableException">No such execution.</exception>
    public ExecutionDescription Describe(string arn) => Change(arn, (execution, _, _) => execution.Describe());

    public DurablePage<ExecutionDescription> List(ExecutionFilter filter, string? marker = null, int? maxItems = null) =>
        Locked((now, _) => _store.List(filter, now, marker, maxItems));

    /// <exception cref="DurableException">No such execution.</exception>
    public DurablePage<DurableHistoryEvent> History(string arn, string? marker = null, int? maxItems = null, bool reverseOrder = false) =>
        Change(arn, (execution, _, _) => execution.History.Page(marker, maxItems, reverseOrder));

    /// <summary>All operations as they stand, also those that a replay does not see any more.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public IReadOnlyList<DurableOperation> Operations(string arn) =>
        Change(arn, (execution, _, _) => execution.Operations.All.ToList());

    /// <summary>What an invocation that began now would replay from.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public IReadOnlyList<DurableOperation> Visible(string arn) => Change(arn, (execution, _, _) => execution.Operations.Visible());

    /// <summary>The callbacks that wait for an answer.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public IReadOnlyList<IssuedCallback> OpenCallbacks(string arn) => Change(arn, (execution, _, _) => execution.Operations.All
        .Where(operation => !execution.HasEnded && operation is { Type: DurableOperationType.Callback, IsOpen: true })
        .Select(operation => new IssuedCallback(arn, operation))
        .ToList());

    /// <summary>The execution of that name, whatever its version; null when there is none.</summary>
    public ExecutionDescription? Find(string functionName, string name) =>
        Locked((now, _) => _store.FindByName(functionName, name, now)?.Describe());

    /// <summary>Stops the execution at once; an invocation in flight runs on until its next checkpoint is refused.</summary>
    /// <returns>When it ended, also if it had ended before.</returns>
    /// <exception cref="DurableException">No such execution.</exception>
    public DateTimeOffset Stop(string arn, DurableError? error = null) => Change(arn, (execution, now, effects) =>
    {
        // The default message is that of the local service AWS ships with its Python SDK.
        Quotas.Check(error, Quotas.OutsideBytes);
        error ??= new() { ErrorMessage = "Execution stopped by user request" };
        if (!execution.HasEnded)
            _engine.Close(execution, DurableExecutionStatus.Stopped, null, error, now, effects);
        return execution.EndTimestamp!.Value;
    });

    /// <summary>Keeps the function from being invoked: at once, or from the next checkpoint of an invocation in flight on.</summary>
    /// <param name="isTimeoutPaused">Whether the execution's own timeout stands still; waits and callbacks go on in any case.</param>
    /// <param name="clientToken">Who repeats the last call with it within 15 minutes is answered as before, without effect.</param>
    /// <exception cref="DurableException">No such execution, or it is not running.</exception>
    public void Pause(string arn, bool isTimeoutPaused, string? reason, string? clientToken = null) =>
        Act(arn, (execution, now, _) => Pauses.Ask(execution, isTimeoutPaused, reason, clientToken, now));

    /// <summary>Ends a pause, or takes the request for one back.</summary>
    /// <inheritdoc cref="Pause"/>
    public void Resume(string arn, string? reason, string? clientToken = null) =>
        Act(arn, (execution, now, effects) => _pauses.Resume(execution, reason, clientToken, now, effects));

    /// <summary>Forgets an execution that has ended: input, result, operations and history. Executions that it invoked stay.</summary>
    /// <returns>When it was asked for.</returns>
    /// <exception cref="DurableException">No such execution, or it has not ended.</exception>
    public DateTimeOffset Delete(string arn) => Change(arn, (execution, now, _) =>
    {
        _store.Remove(execution.HasEnded ? execution : throw Pauses.Conflict(execution));
        return now;
    });

    /// <exception cref="DurableException">
    /// The callback is not known, or it is closed: answered, timed out, or its execution has ended.
    /// </exception>
    public void SucceedCallback(string callbackId, string? result) =>
        Answer(callbackId, (callback, now) => CallbackRules.Succeed(callback, result, now));

    /// <inheritdoc cref="SucceedCallback"/>
    public void FailCallback(string callbackId, DurableError? error) =>
        Answer(callbackId, (callback, now) => CallbackRules.Fail(callback, error ?? new(), now));

    /// <summary>Moves the heartbeat's deadline, if the callback has one.</summary>
    /// <inheritdoc cref="SucceedCallback"/>
    public void HeartbeatCallback(string callbackId) => WithCallback(callbackId, (execution, callback, now, _) =>
        execution.Operations.Replace(CallbackRules.Beat(callback, now)));

    /// <summary>The host's report that an invocation returned.</summary>
    /// <param name="requestId">As in the function's logs.</param>
    /// <exception cref="InvalidOperationException">The invocation was reported before.</exception>
    public void Complete(DurableInvocationRequest invocation, string requestId, InvocationOutput output) =>
        Report(invocation, (now, effects) => _engine.Complete(invocation.Execution, requestId, output, now, effects));

    /// <summary>The host's report that an invocation threw, crashed or timed out.</summary>
    /// <inheritdoc cref="Complete"/>
    public void Fail(DurableInvocationRequest invocation, string requestId, DurableError error) =>
        Report(invocation, (now, effects) => _engine.Fail(invocation.Execution, requestId, error, now, effects));

    /// <summary>The host's report that a plain function which an execution invokes has answered.</summary>
    public void CompleteChained(ChainedInvocation invocation, string result) =>
        EndChained(invocation, ChainedOutcome.Success(result));

    /// <summary>The host's report that a plain function which an execution invokes has failed, or could not be invoked.</summary>
    public void FailChained(ChainedInvocation invocation, DurableError error) => EndChained(invocation, ChainedOutcome.Failure(error));

    private void EndChained(ChainedInvocation invocation, ChainedOutcome outcome) =>
        Act(invocation.ExecutionArn, (execution, now, effects) => _engine.Arrive(execution, invocation, outcome, now, effects));

    // Asked before the lock is taken, as the host is called outside it.
    private DurableOperationUpdate WithTarget(DurableOperationUpdate update) =>
        update is { Type: DurableOperationType.ChainedInvoke, Action: DurableOperationAction.Start, FunctionName: { } name }
            ? update with { Target = _host.FindTarget(name, update.Payload) }
            : update;

    private void Report(DurableInvocationRequest invocation, Action<DateTimeOffset, PendingEffects> report) => Change(
        _ => invocation.Execution,
        (execution, now, effects) =>
        {
            if (execution.Invocation != invocation)
                throw new InvalidOperationException($"This invocation of {execution.Arn} was reported before.");
            report(now, effects);
            return true;
        });

    private void OnDue(DurableExecution execution) => Change(_ => execution, (_, _, _) => true);

    private void Answer(string callbackId, Func<DurableOperation, DateTimeOffset, Change> answer) =>
        WithCallback(callbackId, (execution, callback, now, effects) =>
        {
            var change = answer(callback, now);
            Quotas.Check(change.Event!.Error, Quotas.OutsideBytes);
            Quotas.Check(execution.Operations, execution.BytesWritten, [change]);
            _engine.Apply(execution, [change], effects);
            _engine.Trigger(execution, now, effects);
        });

    private void WithCallback(string callbackId, Action<DurableExecution, DurableOperation, DateTimeOffset, PendingEffects> act)
    {
        var operationId = "";
        Change(
            now =>
            {
                // The model of the Send operations knows no ResourceNotFoundException, which AWS's local service for Python answers; so
                // this is the parameter's error. The words are ours.
                var found = _store.FindCallback(callbackId, now) ?? throw DurableException.Invalid("Invalid callback id");
                operationId = found.OperationId;
                return found.Execution;
            },
            (execution, now, effects) =>
            {
                var callback = execution.Operations.Find(operationId)!;
                if (execution.HasEnded || !callback.IsOpen)
                    throw new DurableException(
                        DurableException.CallbackTimeout, "The callback is either timed out or already completed");
                act(execution, callback, now, effects);
                return true;
            });
    }

    private T ForHolderOfToken<T>(string arn, Func<DurableExecution, DateTimeOffset, PendingEffects, T> act) =>
        Change(now => _store.Find(arn, now) ?? throw DurableException.InvalidToken(), act);

    private void Act(string arn, Action<DurableExecution, DateTimeOffset, PendingEffects> act) => Change(arn, (execution, now, effects) =>
    {
        act(execution, now, effects);
        return true;
    });

    private T Change<T>(string arn, Func<DurableExecution, DateTimeOffset, PendingEffects, T> act) =>
        Change(
            now => _store.Find(arn, now) ?? throw new DurableException(DurableException.NotFound, "Durable Execution does not exist"),
            act);

    /// <summary>Whoever looks at an execution sees what time has brought until now, whether or not the timer was faster.</summary>
    private T Change<T>(Func<DateTimeOffset, DurableExecution> find, Func<DurableExecution, DateTimeOffset, PendingEffects, T> act) =>
        Locked((now, effects) =>
        {
            var execution = find(now);
            try
            {
                _engine.FireDue(execution, now, effects);
                return act(execution, now, effects);
            }
            finally
            {
                _engine.Arm(execution);
            }
        });

    private T Locked<T>(Func<DateTimeOffset, PendingEffects, T> act)
    {
        var effects = new PendingEffects();
        try
        {
            lock (_gate)
                return act(_engine.Now(), effects);
        }
        finally
        {
            // Also when the call is refused: time may have brought something before.
            effects.Run();
        }
    }

    private static void CheckToken(DurableExecution execution, string token)
    {
        if (execution.Token is null || token != execution.Token)
            throw DurableException.InvalidToken();
    }
}
