namespace Comparison.Local.DurableExecutions;

/// <summary>WAIT: absent → START → started → (due) → succeeded; started → CANCEL → cancelled.</summary>
internal static class WaitRules
{
    public static Change Apply(DurableOperation? current, OperationUpdate update, DateTimeOffset now) => update.Action switch
    {
        OperationAction.Start => Start(current, update, now),
        OperationAction.Cancel => Cancel(current, update, now),
        _ => throw CheckpointBatch.InvalidAction(),
    };

    public static Change End(DurableOperation wait, DateTimeOffset now)
    {
        var ended = wait.End(OperationStatus.Succeeded, now, null, null);
        return new(ended, HistoryEvent.Of(HistoryEventType.WaitSucceeded, ended, now) with { DurationSeconds = Seconds(wait) });
    }

    private static Change Start(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not null)
            throw DurableException.Invalid("Cannot start a WAIT that already exist.");
        if (update.WaitSeconds is not { } seconds)
            throw DurableException.Invalid("Invalid WaitOptions for the given action.");
        var started = DurableOperation.From(update, now) with { ScheduledEnd = now.AddSeconds(seconds) };
        var told = HistoryEvent.Of(HistoryEventType.WaitStarted, started, now) with
        {
            DurationSeconds = seconds,
            ScheduledEnd = started.ScheduledEnd,
        };
        return new(started, told, DurableUsage.Of(1));
    }

    private static Change Cancel(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: OperationStatus.Started })
            throw DurableException.Invalid("Cannot cancel a WAIT that does not exist or has already completed.");
        var cancelled = current.End(OperationStatus.Cancelled, now, null, null);
        return new(cancelled, HistoryEvent.Of(HistoryEventType.WaitCancelled, cancelled, now) with { Error = update.Error });
    }

    private static int Seconds(DurableOperation wait) => (int)(wait.ScheduledEnd!.Value - wait.StartTimestamp).TotalSeconds;
}
