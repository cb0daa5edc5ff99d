using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.StatesLanguage.Running;

/// <content>What comes to an execution from outside, and how its journal is carried out again.</content>
public sealed partial class StateMachineExecution
{
    // What comes from outside at this moment, with its time.
    private JournalEntry? _coming;
    // What came from outside while the journal was carried out again.
    private JournalEntry? _endAfterReplay;

    /// <summary>Completes when all that its journal held has been carried out again, or it has ended.</summary>
    public Task WhenLive => Journal?.WhenLive ?? Task.CompletedTask;

    /// <summary>Carries out again what its journal holds, redrives included, and goes on from there to the end. To be called once.</summary>
    public async Task ReplayAsync()
    {
        await RunAsync();
        while (Journal!.Next is { Type: JournalEntryType.Redriven } && TryRedrive())
            await ResumeAsync();
        if (Journal.IsReplaying)
            Misfit();
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

    // What came too late is recorded, too. After it there may be a redrive.
    private void EndReplay()
    {
        while (Journal?.Next is { IsFromOutside: true })
            Journal.Take();
        if (Journal is { IsReplaying: true, Next: null })
            GoLive();
    }

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
}
