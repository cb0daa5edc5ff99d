using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// One execution of a state machine: where it stands, and its history. All members may be used at any time, from any thread.
/// </summary>
public sealed class StateMachineExecution
{
    /// <summary>An execution fails with the event of this number, whatever it was about to do.</summary>
    public const int MaxHistoryEvents = 25_000;

    private readonly Lock _gate = new();
    private readonly StateGraph _graph;
    private readonly TimeSpan? _timeout;
    private readonly List<StateHistoryEvent> _history = [];
    private Action _giveUpWaiting;
    private Flow? _flow;
    private ExecutionResult _result = new(StateMachineStatus.Running);
    // What comes from outside at this moment, with its time.
    private JournalEntry? _coming;
    // What came from outside while the journal was carried out again.
    private JournalEntry? _endAfterReplay;

    /// <summary>Starts the history; nothing runs before <see cref="RunAsync"/>.</summary>
    /// <param name="input">JSON text.</param>
    /// <param name="journal">Null when the execution ends with the process.</param>
    internal StateMachineExecution(
        StateGraph graph, TimeSpan? timeout, ExecutionIdentity identity, string input, IExecutionHost host, ExecutionJournal? journal = null)
    {
        (_graph, _timeout, Journal, World) = (graph, timeout, journal, host);
        (Ended, _giveUpWaiting) = Open();
        Identity = identity;
        Input = input;
        InputValue = JsonText.Parse(input);
        Host = journal is null ? host : new JournaledHost(host, this, journal);
        Turn = new(this);
        _coming = journal?.Next is { Type: JournalEntryType.Begun }
            ? journal.Take()
            : new JournalEntry(JournalEntryType.Begun) { At = Turn.Now };
        journal?.Write(_coming);
        var details = EventDetails.Input(input)
            .With("roleArn", identity.RoleArn)
            .With("stateMachineAliasArn", identity.AliasArn)
            .With("stateMachineVersionArn", identity.VersionArn);
        StartDate = Record("ExecutionStarted", 0, "executionStartedEventDetails", details).Timestamp;
        _coming = null;
    }

    public ExecutionIdentity Identity { get; }

    public string Input { get; }

    public DateTimeOffset StartDate { get; }

    /// <summary>How often it was redriven.</summary>
    public int RedriveCount { get; private set; }

    /// <summary>When it was last redriven; null before that.</summary>
    public DateTimeOffset? RedriveDate { get; private set; }

    public ExecutionResult Result
    {
        get { lock (_gate) return _result; }
    }

    /// <summary>The events so far.</summary>
    public IReadOnlyList<StateHistoryEvent> History
    {
        get { lock (_gate) return [.. _history]; }
    }

    /// <summary>Of which it is a child; null for an execution that was started by itself.</summary>
    public MapRun? MapRun { get; internal init; }

    /// <summary>Completes when all that its journal held has been carried out again, or it has ended.</summary>
    public Task WhenLive => Journal?.WhenLive ?? Task.CompletedTask;

    /// <summary>Of a state that is tested; null for an execution.</summary>
    internal RunningTrial? Trial { get; init; }

    internal JsonNode? InputValue { get; }

    internal IExecutionHost Host { get; }

    /// <summary>The host as it was given, without the execution's journal.</summary>
    internal IExecutionHost World { get; }

    internal ExecutionJournal? Journal { get; }

    internal Turn Turn { get; private set; }

    /// <summary>The time by which the execution goes.</summary>
    internal DateTimeOffset Now => Turn.Now;

    /// <summary>Cancelled when the execution ends from outside, so that what it waits for is given up.</summary>
    internal CancellationToken Ended { get; private set; }

    /// <summary>Runs to the end. To be called once.</summary>
    public Task RunAsync()
    {
        var flow = _flow = new Flow(this, _graph);
        return RunToEndAsync(flow, () => flow.RunAsync(_graph.StartAt, InputValue, Input));
    }

    /// <summary>Carries out again what its journal holds, redrives included, and goes on from there to the end. To be called once.</summary>
    public async Task ReplayAsync()
    {
        await RunAsync();
        while (Journal!.Next is { Type: JournalEntryType.Redriven } && TryRedrive())
            await ResumeAsync();
        if (Journal.IsReplaying)
            Misfit();
    }

    /// <summary>Opens an execution again that has not succeeded; it goes on with <see cref="ResumeAsync"/>.</summary>
    /// <remarks>To be called when the run before has returned, and then once.</remarks>
    /// <returns>False when the execution runs, or has succeeded.</returns>
    public bool TryRedrive()
    {
        lock (_gate)
        {
            if (_result.Status is StateMachineStatus.Running or StateMachineStatus.Succeeded || _flow is null)
                return false;
            (Ended, _giveUpWaiting) = Open();
            (Turn, _result) = (new(this), new(StateMachineStatus.Running));
            RedriveCount++;
            _coming = Journal?.Next is { Type: JournalEntryType.Redriven }
                ? Journal.Take()
                : new(JournalEntryType.Redriven) { At = Turn.Now };
            Journal?.Write(_coming);
            RedriveDate = Append(
                "ExecutionRedriven", _history.Count, "executionRedrivenEventDetails", new EventDetails().With("redriveCount", RedriveCount))
                .Timestamp;
            _coming = null;
            return true;
        }
    }

    /// <summary>Runs a redriven execution to its end, from the states that were entered and not left.</summary>
    public Task ResumeAsync()
    {
        var flow = _flow!;
        return RunToEndAsync(flow, () =>
        {
            // The redrive itself is billed as a transition, beside the states that run again.
            Host.OnTransition(this);
            return flow.Resume(Ended) ?? flow.RunAsync(_graph.StartAt, InputValue, Input);
        });
    }

    private async Task RunToEndAsync(Flow flow, Func<Task<string>> run)
    {
        await Turn.TakeAsync();
        try
        {
            using var deadline = StartDeadline();
            var output = await run();
            _flow = null;
            flow.End(
                new(StateMachineStatus.Succeeded, Output: output),
                "ExecutionSucceeded", "executionSucceededEventDetails", EventDetails.Output(output));
        }
        catch (StateFailureException failure)
        {
            flow.End(
                new(StateMachineStatus.Failed, Error: failure.Error, Cause: failure.Cause),
                "ExecutionFailed", "executionFailedEventDetails", EventDetails.Failure(failure.Error, failure.Cause));
        }
        catch (OperationCanceledException) when (Result.Status != StateMachineStatus.Running)
        {
            // Stopped, timed out, or at the end of its history: whoever ended it has written so.
        }
        catch (Exception defect)
        {
            // A defect of the interpreter or of its host shows as such, rather than as an execution that runs for ever.
            flow.End(
                new(StateMachineStatus.Failed, Error: ErrorNames.Runtime, Cause: defect.ToString()),
                "ExecutionFailed", "executionFailedEventDetails", EventDetails.Failure(ErrorNames.Runtime, defect.ToString()));
        }
        EndReplay();
    }

    // What came too late is recorded, too. After it there may be a redrive.
    private void EndReplay()
    {
        while (Journal?.Next is { IsFromOutside: true })
            Journal.Take();
        if (Journal is { IsReplaying: true, Next: null })
            GoLive();
    }

    /// <summary>Runs one state, as a trial. To be called once, and instead of <see cref="RunAsync"/>.</summary>
    internal async Task<StateTrialResult> TryAsync(string stateName, RunningTrial trial)
    {
        var flow = new Flow(this, _graph);
        await Turn.TakeAsync();
        trial.Inspection.Note("input", Input);
        try
        {
            using var deadline = StartDeadline();
            var (transition, output) = await flow.TryAsync(stateName, InputValue, Input);
            if (flow.Variables.Count > 0)
                trial.Inspection.NoteData("variables", new JsonObject(flow.Variables.Select(variable =>
                    KeyValuePair.Create(variable.Key, variable.Value.Detached()))));
            var (status, caught) = (trial.Caught is null ? StateTrialStatus.Succeeded : StateTrialStatus.CaughtError, trial.Caught);
            return new(status, output, caught?.Error, caught?.Cause, transition.Next, trial.Inspection.Notes);
        }
        catch (StateFailureException failure)
        {
            var status = trial.IsRetriable ? StateTrialStatus.Retriable : StateTrialStatus.Failed;
            return new(status, Output: null, failure.Error, failure.Cause, NextState: null, trial.Inspection.Notes);
        }
        catch (OperationCanceledException) when (Result.Status != StateMachineStatus.Running)
        {
            return new(StateTrialStatus.Failed, Output: null, ErrorNames.Timeout, Cause: null, NextState: null, trial.Inspection.Notes);
        }
    }

    /// <summary>StopExecution. False when the execution had ended before.</summary>
    public bool Stop(string? error, string? cause) => EndFromOutside(new(JournalEntryType.Stopped) { Text = error, Cause = cause });

    /// <summary>Takes what comes at any time, outside of a flow's turn, and writes it into the journal.</summary>
    /// <param name="isAgain">Whether it is recorded already, with its time.</param>
    internal void FromOutside(JournalEntry entry, Action take, bool isAgain = false)
    {
        lock (_gate)
        {
            var next = _history.Count + 1;
            _coming = isAgain ? entry : entry with { At = Host.Time.GetUtcNow() };
            try
            {
                take();
                if (!isAgain)
                    Journal?.Write(_coming with { EventId = _history.Count < next ? 0 : next });
            }
            finally
            {
                _coming = null;
            }
        }
    }

    /// <summary>Carries out again what came from outside before the next event was written.</summary>
    internal void CatchUp()
    {
        // Not while something comes, whose event is the next.
        while (_coming is null && Journal?.Next is { IsFromOutside: true } next && (next.EventId == 0 || next.EventId == _history.Count + 1))
            Apply(Journal.Take());
    }

    /// <summary>Carries out again what came from outside.</summary>
    internal void Apply(JournalEntry entry)
    {
        if (entry.Type is JournalEntryType.Stopped or JournalEntryType.TimedOut)
            EndFromOutside(entry, isAgain: true);
        else if (Journal!.Held(entry.Wait) is { } open)
            FromOutside(entry, () => open.Advance(entry), isAgain: true);
        else
            Misfit();
    }

    /// <summary>All that was recorded has been carried out.</summary>
    internal void GoLive()
    {
        Journal!.GoLive();
        JournalEntry? end;
        lock (_gate)
            (end, _endAfterReplay) = (_endAfterReplay, null);
        if (end is not null)
            EndFromOutside(end);
    }

    /// <summary>What was recorded does not lead where it led.</summary>
    internal void Misfit()
    {
        const string cause = "What was recorded of the execution was recorded by another version of the local cloud, and does not lead where it led.";
        Journal!.Discard();
        var result = new ExecutionResult(StateMachineStatus.Failed, Error: ErrorNames.Runtime, Cause: cause);
        if (TryEnd(result, "ExecutionFailed", 0, "executionFailedEventDetails", EventDetails.Failure(ErrorNames.Runtime, cause)))
            _giveUpWaiting();
        GoLive();
    }

    /// <summary>Writes an event.</summary>
    /// <param name="aborted">Of the flow that writes: what is late from a branch that was aborted is not written.</param>
    /// <exception cref="OperationCanceledException">
    /// The execution has ended, or ends here because its history is full; or the flow was aborted.
    /// </exception>
    internal StateHistoryEvent Record(
        string type, long previousEventId, string? detailsName, EventDetails? details, CancellationToken aborted = default)
    {
        lock (_gate)
        {
            CatchUp();
            if (_result.Status == StateMachineStatus.Running && _history.Count == MaxHistoryEvents - 1)
                EndByLength();
            if (_result.Status != StateMachineStatus.Running)
                throw new OperationCanceledException($"{Identity.Arn} has ended.");
            aborted.ThrowIfCancellationRequested();
            return Append(type, previousEventId, detailsName, details);
        }
    }

    internal bool TryEnd(ExecutionResult result, string type, long previousEventId, string detailsName, EventDetails details)
    {
        lock (_gate)
        {
            CatchUp();
            if (_result.Status != StateMachineStatus.Running)
                return false;
            _result = result with { StopDate = Append(type, previousEventId, detailsName, details).Timestamp };
            return true;
        }
    }

    // Never disposed: without a timer or a wait handle there is nothing to dispose, and Stop may come at any time.
    private static (CancellationToken Ended, Action GiveUpWaiting) Open()
    {
        var ended = new CancellationTokenSource();
        return (ended.Token, ended.Cancel);
    }

    // A redrive starts the machine's timeout anew.
    private DueTimer? StartDeadline() =>
        _timeout is { } timeout ? new DueTimer(Host.Time, (RedriveDate ?? StartDate) + timeout, TimeOut) : null;

    private void TimeOut() => EndFromOutside(new(JournalEntryType.TimedOut));

    private bool EndFromOutside(JournalEntry entry, bool isAgain = false)
    {
        lock (_gate)
        {
            if (_result.Status != StateMachineStatus.Running)
                return false;
            if (!isAgain && Journal is { IsReplaying: true })
            {
                _endAfterReplay = entry;
                return true;
            }
            FromOutside(entry, () => EndBy(entry), isAgain);
        }
        _giveUpWaiting();
        return true;
    }

    // Measured on AWS: the event names the error of a timeout, DescribeExecution shows neither error nor cause. StartSyncExecution has
    // members for them.
    private void EndBy(JournalEntry entry)
    {
        if (entry.Type == JournalEntryType.Stopped)
            TryEnd(
                new(StateMachineStatus.Aborted, Error: entry.Text, Cause: entry.Cause),
                "ExecutionAborted", 0, "executionAbortedEventDetails", EventDetails.Failure(entry.Text, entry.Cause));
        else
            TryEnd(
                new(StateMachineStatus.TimedOut, Error: Identity.IsExpress ? ErrorNames.Timeout : null),
                "ExecutionTimedOut", 0, "executionTimedOutEventDetails", EventDetails.Failure(ErrorNames.Timeout, cause: null));
    }

    private void EndByLength()
    {
        var cause = $"The execution reached the maximum number of history events ({MaxHistoryEvents}).";
        var details = EventDetails.Failure(ErrorNames.Runtime, cause);
        TryEnd(
            new(StateMachineStatus.Failed, Error: ErrorNames.Runtime, Cause: cause),
            "ExecutionFailed", MaxHistoryEvents - 1, "executionFailedEventDetails", details);
    }

    private StateHistoryEvent Append(string type, long previousEventId, string? detailsName, EventDetails? details)
    {
        // What comes from outside may come later than the turn began in which the next event is written.
        var now = _coming?.At ?? Now;
        var earliest = _history is [.., var last] ? last.Timestamp : now;
        var added = new StateHistoryEvent(_history.Count + 1, previousEventId, now < earliest ? earliest : now, type, detailsName)
        {
            Recorded = details,
        };
        _history.Add(added);
        return added;
    }
}

/// <summary>What the context object and the history say about an execution.</summary>
/// <param name="RoleArn">Null for a state that is tested without a role.</param>
public sealed record ExecutionIdentity(
    string Arn, string Name, string StateMachineArn, string StateMachineName, string? RoleArn, string Region)
{
    /// <summary>The version that runs; null when the machine was started without one.</summary>
    public string? VersionArn { get; init; }

    /// <summary>The alias that led to the version; null when it was started by its own ARN.</summary>
    public string? AliasArn { get; init; }

    /// <summary>Of an express workflow, whose context object knows no redrives.</summary>
    public bool IsExpress { get; init; }
}

/// <summary>Where an execution stands.</summary>
/// <param name="Output">JSON text, once it has succeeded.</param>
public sealed record ExecutionResult(
    StateMachineStatus Status, DateTimeOffset? StopDate = null, string? Output = null, string? Error = null, string? Cause = null);

public enum StateMachineStatus
{
    Running,
    Succeeded,
    Failed,

    /// <summary>The machine's own TimeoutSeconds; a task that times out makes the execution fail.</summary>
    TimedOut,

    Aborted,
}
