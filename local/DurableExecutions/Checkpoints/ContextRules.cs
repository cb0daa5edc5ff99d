namespace Comparison.Local.DurableExecutions;

/// <summary>CONTEXT: absent → START → started; started → SUCCEED or FAIL → ended.</summary>
internal static class ContextRules
{
    public static Change Apply(DurableOperation? current, OperationUpdate update, DateTimeOffset now) => update.Action switch
    {
        OperationAction.Start => Start(current, update, now),
        OperationAction.Succeed or OperationAction.Fail => End(current, update, now),
        _ => throw CheckpointBatch.InvalidAction(),
    };

    private static Change Start(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not null)
            throw DurableException.Invalid("Cannot start a CONTEXT that already exist.");
        var started = DurableOperation.From(update, now);
        // Metered here for every kind of context; AWS counts a plain child context only when it ends.
        return new(started, HistoryEvent.Of(HistoryEventType.ContextStarted, started, now), DurableUsage.Of(1));
    }

    private static Change End(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: OperationStatus.Started })
            throw DurableException.Invalid("Invalid current CONTEXT state to close.");
        CheckpointBatch.CheckOutcome(update);
        var succeeded = update.Action == OperationAction.Succeed;
        var ended = current.End(succeeded ? OperationStatus.Succeeded : OperationStatus.Failed, now, update.Payload, update.Error) with
        {
            ReplayChildren = update.ReplayChildren,
        };
        var type = succeeded ? HistoryEventType.ContextSucceeded : HistoryEventType.ContextFailed;
        return new(
            ended,
            HistoryEvent.Of(type, ended, now) with { Payload = update.Payload, Error = update.Error },
            DurableUsage.Of(0, update.Payload, update.Error));
    }
}
