using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// One execution of a state machine: where it stands, and its history. All members may be used at any time, from any thread.
/// </summary>
public sealed partial class StateMachineExecution
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
        Host.OnEvent();
        return added;
    }
}
