using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>CONTEXT: absent → START → started; started → SUCCEED or FAIL → ended.</summary>
internal static class ContextRules
{
    public static Change Apply(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now) => update.Action switch
    {
        DurableOperationAction.Start => Start(current, update, now),
        DurableOperationAction.Succeed or DurableOperationAction.Fail => End(current, update, now),
        _ => throw CheckpointBatch.InvalidAction(),
    };

    private static Change Start(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not null)
            throw DurableException.Invalid("Cannot start a CONTEXT that already exist.");
        var started = DurableOperation.From(update, now);
        // Metered here for every kind of context; AWS counts a plain child context only when it ends.
        return new(started, DurableHistoryEvent.For(DurableHistoryEventType.ContextStarted, started, now), DurableUsage.Measure(1));
    }

    private static Change End(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: DurableOperationStatus.Started })
            throw DurableException.Invalid("Invalid current CONTEXT state to close.");
        CheckpointBatch.CheckOutcome(update);
        var succeeded = update.Action == DurableOperationAction.Succeed;
        var status = succeeded ? DurableOperationStatus.Succeeded : DurableOperationStatus.Failed;
        var ended = current.End(status, now, update.Payload, update.Error) with
        {
            ReplayChildren = update.ReplayChildren,
        };
        var type = succeeded ? DurableHistoryEventType.ContextSucceeded : DurableHistoryEventType.ContextFailed;
        return new(
            ended,
            DurableHistoryEvent.For(type, ended, now) with { Payload = update.Payload, Error = update.Error },
            DurableUsage.Measure(0, update.Payload, update.Error));
    }
}
