using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>WAIT: absent → START → started → (due) → succeeded; started → CANCEL → cancelled.</summary>
internal static class WaitRules
{
    public static Change Apply(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now) => update.Action switch
    {
        DurableOperationAction.Start => Start(current, update, now),
        DurableOperationAction.Cancel => Cancel(current, update, now),
        _ => throw CheckpointBatch.InvalidAction(),
    };

    public static Change End(DurableOperation wait, DateTimeOffset now)
    {
        var ended = wait.End(DurableOperationStatus.Succeeded, now, null, null);
        var happened = DurableHistoryEvent.For(DurableHistoryEventType.WaitSucceeded, ended, now);
        return new(ended, happened with { DurationSeconds = Seconds(wait) });
    }

    private static Change Start(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not null)
            throw DurableException.Invalid("Cannot start a WAIT that already exist.");
        if (update.WaitSeconds is not { } seconds)
            throw DurableException.Invalid("Invalid WaitOptions for the given action.");
        var started = DurableOperation.From(update, now) with { ScheduledEnd = now.AddSeconds(seconds) };
        var happened = DurableHistoryEvent.For(DurableHistoryEventType.WaitStarted, started, now) with
        {
            DurationSeconds = seconds,
            ScheduledEnd = started.ScheduledEnd,
        };
        return new(started, happened, DurableUsage.Measure(1));
    }

    private static Change Cancel(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: DurableOperationStatus.Started })
            throw DurableException.Invalid("Cannot cancel a WAIT that does not exist or has already completed.");
        var cancelled = current.End(DurableOperationStatus.Cancelled, now, null, null);
        return new(cancelled, DurableHistoryEvent.For(DurableHistoryEventType.WaitCancelled, cancelled, now) with { Error = update.Error });
    }

    private static int Seconds(DurableOperation wait) => (int)(wait.ScheduledEnd!.Value - wait.StartTimestamp).TotalSeconds;
}
