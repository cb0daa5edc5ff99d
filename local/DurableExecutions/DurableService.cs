using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Journal;
using Comparison.Local.DurableExecutions.Listings;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions;

/// <summary>
/// The service behind AWS Lambda durable functions: it keeps what executions checkpoint, and invokes their functions again when
/// a wait, a retry or a callback is over. An execution that waits holds a timer and nothing else.
/// </summary>
/// <remarks>
/// Thread-safe. The host is called outside the lock, on the thread of whoever caused the call. Where there is a journal, each change is
/// written to it under the lock, and an execution that has ended leaves memory: whoever looks at it finds it in the journal.
/// </remarks>
public sealed class DurableService
{
    private const string NoSuchExecution = "Durable Execution does not exist";

    private readonly Lock _gate = new();
    private readonly DurableExecutionStore _store;
    private readonly IDurableHost _host;
    private readonly ExecutionEngine _engine;
    private readonly Archive? _archive;

    /// <param name="journal">Null where executions need not outlive the process: then they stay in memory as long as they are retained.</param>
    public DurableService(IDurableHost host, TimeProvider time, DurableServiceOptions options, IExecutionJournal? journal = null)
    {
        _host = host;
        _store = new(forgotten => _archive?.Remove(forgotten));
        _engine = new(host, time, options, _store, () => journal is { IsOpen: true }, OnDue, EndChained);
        _archive = journal is null ? null : new(journal, _engine, _store, Leave);
    }

    /// <summary>How many executions are in memory.</summary>
    public int InMemory => Locked((_, _) => _store.Count);

    /// <summary>
    /// Takes up the executions that had not ended when the journal's last process did: what fell due meanwhile happens now, and an
    /// invocation that was lost with the process is repeated, as is that of a plain function for which an execution waits.
    /// </summary>
    /// <param name="ended">Told of the ends of those that were started by an event: who asked for it in the last process is gone.</param>
    /// <remarks>To be called once, before any other call. So functions are invoked at least once, as ever.</remarks>
    public void Restore(Action<ExecutionDescription>? ended = null)
    {
        // Asked before the functions run again, and invoke others.
        var restored = Locked((now, _) => _archive?.Restore(now).Select(execution => (execution, ChainedInvokes.Open(execution))).ToList()) ?? [];
        if (ended is not null)
            restored.FindAll(one => one.execution.Start.IsEvent).ForEach(one => one.execution.Waiters.Add(ended));
        foreach (var (execution, _) in restored)
            Change(_ => execution, new Restarted());
        foreach (var (execution, open) in restored)
            if (!Describe(execution.Arn).HasEnded)
                open.ForEach(Rejoin);
    }

    /// <summary>Starts an execution, or finds the one that was started before with the same name, version and input.</summary>
    /// <param name="ended">Told when the execution that this call starts has ended; not of one that was there before.</param>
    /// <exception cref="DurableException">The name is taken by an execution of another version or input.</exception>
    public ExecutionDescription Start(StartExecution start, Action<ExecutionDescription>? ended = null) => Locked((now, effects) =>
    {
        if (start.Name is { } taken && FindByName(start.FunctionName, taken, now) is { } existing)
            return existing.Version == start.Version && existing.Input == start.Input
                ? existing
                : throw new DurableException(DurableException.AlreadyStarted, $"Execution already started: {existing.Arn}");
        var execution = _engine.Create(_engine.Name(start, caller: null));
        _engine.Arm(execution); // first: one whose alarm cannot be set is not stored
        _store.Add(execution);
        if (ended is not null)
            execution.Waiters.Add(ended);
        _engine.Begin(execution, effects);
        return execution.Describe();
    });

    /// <summary>Tells when the execution has ended: at once if it has.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public void OnEnd(string arn, Action<ExecutionDescription> ended) => Look(arn, step =>
    {
        var execution = step.Execution;
        if (execution.HasEnded)
            step.Effects.Add(() => ended(execution.Describe()));
        else
            execution.Waiters.Add(ended);
        return true;
    });

    /// <summary>Stores updates, all or none, and returns what has changed since the function last heard.</summary>
    /// <param name="clientToken">A call that repeats the last one, by this token and the checkpoint's, gets the same answer.</param>
    /// <exception cref="DurableException">The token is not the current one, or an update is not allowed.</exception>
    public CheckpointAnswer Checkpoint(string arn, string token, IReadOnlyList<DurableOperationUpdate> updates, string? clientToken = null)
    {
        List<DurableOperationUpdate> resolved = [.. updates.Select(WithTarget)];
        return Change(now => FindHolderOfToken(arn, now), new Checkpointed(token, resolved, clientToken));
    }

    /// <summary>A page of the state that the invocation with this token replays from.</summary>
    /// <exception cref="DurableException">The token is not the current one.</exception>
    public DurablePage<DurableOperation> State(string arn, string token, string? marker = null, int? maxItems = null) =>
        Look(now => FindHolderOfToken(arn, now), step =>
        {
            step.Execution.CheckToken(token);
            return step.Execution.Operations.Page(marker, maxItems);
        });

    /// <exception cref="DurableException">No such execution.</exception>
    public ExecutionDescription Describe(string arn) =>
        Locked((now, _) => _store.Holds(arn) ? null : _archive?.Describe(arn, now)) ?? Look(arn, step => step.Execution.Describe());

    public DurablePage<ExecutionDescription> List(ExecutionFilter filter, string? marker = null, int? maxItems = null) =>
        Locked((now, _) => _store.List(filter, now, marker, maxItems, _archive?.List(filter, Paging.Key(marker), now) ?? []));

    /// <exception cref="DurableException">No such execution.</exception>
    public DurablePage<DurableHistoryEvent> History(string arn, string? marker = null, int? maxItems = null, bool reverseOrder = false) =>
        Look(arn, step => step.Execution.History.Page(marker, maxItems, reverseOrder));

    /// <summary>All operations as they stand, also those that a replay does not see any more.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public IReadOnlyList<DurableOperation> Operations(string arn) => Look(arn, step => step.Execution.Operations.All.ToList());

    /// <summary>What an invocation that began now would replay from.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public IReadOnlyList<DurableOperation> Visible(string arn) => Look(arn, step => step.Execution.Operations.Visible());

    /// <summary>The callbacks that wait for an answer.</summary>
    /// <exception cref="DurableException">No such execution.</exception>
    public IReadOnlyList<IssuedCallback> OpenCallbacks(string arn) => Look(arn, step => step.Execution.Operations.All
        .Where(operation => !step.Execution.HasEnded && operation is { Type: DurableOperationType.Callback, IsOpen: true })
        .Select(operation => new IssuedCallback(arn, operation))
        .ToList());

    /// <summary>The execution of that name, whatever its version; null when there is none.</summary>
    public ExecutionDescription? Find(string functionName, string name) => Locked((now, _) => FindByName(functionName, name, now));

    /// <summary>Stops the execution at once; an invocation in flight runs on until its next checkpoint is refused.</summary>
    /// <returns>When it ended, also if it had ended before.</returns>
    /// <exception cref="DurableException">No such execution.</exception>
    public DateTimeOffset Stop(string arn, DurableError? error = null) => Change(arn, new Stopped(error));

    /// <summary>Keeps the function from being invoked: at once, or from the next checkpoint of an invocation in flight on.</summary>
    /// <param name="isTimeoutPaused">Whether the execution's own timeout stands still; waits and callbacks go on in any case.</param>
    /// <param name="clientToken">Who repeats the last call with it within 15 minutes is answered as before, without effect.</param>
    /// <exception cref="DurableException">No such execution, or it is not running.</exception>
    public void Pause(string arn, bool isTimeoutPaused, string? reason, string? clientToken = null) =>
        Change(arn, new Paused(isTimeoutPaused, reason, clientToken));

    /// <summary>Ends a pause, or takes the request for one back.</summary>
    /// <inheritdoc cref="Pause"/>
    public void Resume(string arn, string? reason, string? clientToken = null) => Change(arn, new Resumed(reason, clientToken));

    /// <summary>Forgets an execution that has ended: input, result, operations and history. Executions that it invoked stay.</summary>
    /// <returns>When it was asked for.</returns>
    /// <exception cref="DurableException">No such execution, or it has not ended.</exception>
    public DateTimeOffset Delete(string arn) => Look(arn, step =>
    {
        var execution = step.Execution.HasEnded ? step.Execution : throw Pauses.Conflict(step.Execution);
        _store.Remove(execution);
        _archive?.Remove(execution);
        return step.Now;
    });

    /// <exception cref="DurableException">
    /// The callback is not known, or it is closed: answered, timed out, or its execution has ended.
    /// </exception>
    public void SucceedCallback(string callbackId, string? result) =>
        Answer(callbackId, operationId => new CallbackSucceeded(operationId, result));

    /// <inheritdoc cref="SucceedCallback"/>
    public void FailCallback(string callbackId, DurableError? error) => Answer(callbackId, operationId => new CallbackFailed(operationId, error));

    /// <summary>Moves the heartbeat's deadline, if the callback has one.</summary>
    /// <inheritdoc cref="SucceedCallback"/>
    public void HeartbeatCallback(string callbackId) => Answer(callbackId, operationId => new CallbackBeat(operationId));

    /// <summary>The host's report that an invocation returned.</summary>
    /// <param name="requestId">As in the function's logs.</param>
    /// <exception cref="InvalidOperationException">The invocation was reported before.</exception>
    public void Complete(DurableInvocationRequest invocation, string requestId, InvocationOutput output) =>
        Change(_ => FindInFlight(invocation), new Completed(requestId, output));

    /// <summary>The host's report that an invocation threw, crashed or timed out.</summary>
    /// <inheritdoc cref="Complete"/>
    public void Fail(DurableInvocationRequest invocation, string requestId, DurableError error) =>
        Change(_ => FindInFlight(invocation), new Failed(requestId, error));

    /// <summary>The host's report that a plain function which an execution invokes has answered.</summary>
    public void CompleteChained(ChainedInvocation invocation, string result) =>
        EndChained(invocation, ChainedOutcome.Success(result));

    /// <summary>The host's report that a plain function which an execution invokes has failed, or could not be invoked.</summary>
    public void FailChained(ChainedInvocation invocation, DurableError error) => EndChained(invocation, ChainedOutcome.Failure(error));

    private void EndChained(ChainedInvocation invocation, ChainedOutcome outcome) =>
        Change(invocation.ExecutionArn, new ChainedEnded(invocation.OperationId, outcome));

    // The end of an execution and its caller's hearing of it are two changes: the process may have ended between them.
    private void Rejoin(ChainedInvocation invocation)
    {
        if (invocation.ChildArn is not { } child)
            _host.InvokeChained(invocation);
        else if (Locked((now, _) => Find(child, now)) is not null)
            OnEnd(child, ended => EndChained(invocation, ChainedInvokes.OutcomeOf(ended)));
        else // deleted in between, and its result with it
            FailChained(invocation, new() { ErrorType = DurableException.NotFound, ErrorMessage = NoSuchExecution });
    }

    // Asked before the lock is taken, as the host is called outside it.
    private DurableOperationUpdate WithTarget(DurableOperationUpdate update) =>
        update is { Type: DurableOperationType.ChainedInvoke, Action: DurableOperationAction.Start, FunctionName: { } name }
            ? update with { Target = _host.FindTarget(name, update.Payload) }
            : update;

    private void OnDue(DurableExecution execution) => Change(_ => execution, new TimePassed());

    private void Leave(DurableExecution execution) => Locked((_, _) =>
    {
        _store.Remove(execution);
        return true;
    });

    private void Answer(string callbackId, Func<string, JournalEntry<bool>> answer) => Locked((now, effects) =>
    {
        // The model of the Send operations knows no ResourceNotFoundException, which AWS's local service for Python answers; so
        // this is the parameter's error. The words are ours.
        var (execution, operationId) = _store.FindCallback(callbackId, now) ?? _archive?.FindCallback(callbackId, now)
            ?? throw DurableException.Invalid("Invalid callback id");
        var entry = answer(operationId);
        return Take(new Step(_engine, execution, now, effects), entry, entry.Run);
    });

    private ExecutionDescription? FindByName(string functionName, string name, DateTimeOffset now) =>
        _store.FindByName(functionName, name, now)?.Describe() ?? _archive?.FindByName(functionName, name, now);

    private static DurableExecution FindInFlight(DurableInvocationRequest invocation) => invocation.Execution.Invocation == invocation
        ? invocation.Execution
        : throw new InvalidOperationException($"This invocation of {invocation.ExecutionArn} was reported before.");

    private DurableExecution FindHolderOfToken(string arn, DateTimeOffset now) => Find(arn, now) ?? throw DurableException.InvalidToken();

    private DurableExecution FindExisting(string arn, DateTimeOffset now) =>
        Find(arn, now) ?? throw new DurableException(DurableException.NotFound, NoSuchExecution);

    private DurableExecution? Find(string arn, DateTimeOffset now) => _store.Find(arn, now) ?? _archive?.Find(arn, now);

    private T Look<T>(string arn, Func<Step, T> look) => Look(now => FindExisting(arn, now), look);

    private T Look<T>(Func<DateTimeOffset, DurableExecution> find, Func<Step, T> look)
    {
        var entry = new TimePassed();
        return Take(find, entry, step =>
        {
            entry.Run(step);
            return look(step);
        });
    }

    private T Change<T>(string arn, JournalEntry<T> entry) => Change(now => FindExisting(arn, now), entry);

    private T Change<T>(Func<DateTimeOffset, DurableExecution> find, JournalEntry<T> entry) => Take(find, entry, entry.Run);

    private T Take<T>(Func<DateTimeOffset, DurableExecution> find, JournalEntry entry, Func<Step, T> act) =>
        Locked((now, effects) => Take(new Step(_engine, find(now), now, effects), entry, act));

    private T Take<T>(Step step, JournalEntry entry, Func<Step, T> act)
    {
        try
        {
            return act(step);
        }
        finally
        {
            _engine.Arm(step.Execution);
            _archive?.Note(step, entry);
        }
    }

    private T Locked<T>(Func<DateTimeOffset, PendingEffects, T> act)
    {
        var effects = new PendingEffects();
        try
        {
            lock (_gate)
                try
                {
                    return act(_engine.Now(), effects);
                }
                finally
                {
                    _archive?.Write(effects);
                }
        }
        finally
        {
            // Also when the call is refused: time may have brought something before.
            effects.Run();
        }
    }
}
