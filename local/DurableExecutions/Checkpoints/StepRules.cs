using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>
/// STEP: absent or ready → START → started; started or ready → SUCCEED or FAIL → ended; started or ready → RETRY → pending →
/// (due) → ready.
/// </summary>
/// <remarks>An attempt is counted when it ends, so the attempt that runs is one more than the operation says.</remarks>
internal static class StepRules
{
    // AWS's price table counts each poll of a WaitForCondition beside the operation itself; a plain step's first attempt is the operation.
    private const string Polling = "WaitForCondition";

    public static Change Apply(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now) => update.Action switch
    {
        DurableOperationAction.Start => Start(current, update, now),
        DurableOperationAction.Succeed or DurableOperationAction.Fail => End(current, update, now),
        DurableOperationAction.Retry => Retry(current, update, now),
        _ => throw CheckpointBatch.InvalidAction(),
    };

    /// <summary>The next attempt may begin. History does not mention it.</summary>
    public static Change BecomeReady(DurableOperation pending) =>
        new(pending with { Status = DurableOperationStatus.Ready, NextAttempt = null });

    private static Change Start(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not (null or { Status: DurableOperationStatus.Ready }))
            throw DurableException.Invalid("Invalid current STEP state to start.");
        var started = current is null
            ? DurableOperation.From(update, now)
            : current with { Status = DurableOperationStatus.Started };
        return new(
            started,
            DurableHistoryEvent.For(DurableHistoryEventType.StepStarted, started, now),
            DurableUsage.Measure(current is null && started.SubType == Polling ? 1 : 0));
    }

    private static Change End(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: DurableOperationStatus.Started or DurableOperationStatus.Ready })
            throw DurableException.Invalid("Invalid current STEP state to close.");
        CheckpointBatch.CheckOutcome(update);
        var succeeded = update.Action == DurableOperationAction.Succeed;
        var status = succeeded ? DurableOperationStatus.Succeeded : DurableOperationStatus.Failed;
        var ended = current.End(status, now, update.Payload, update.Error);
        return AttemptEnded(ended, succeeded, update, now);
    }

    private static Change Retry(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: DurableOperationStatus.Started or DurableOperationStatus.Ready })
            throw DurableException.Invalid("Invalid current STEP state to re-attempt.");
        if (update.NextAttemptDelaySeconds is not { } delay)
            throw DurableException.Invalid("Invalid StepOptions for the given action.");
        if (update is { Error: not null, Payload: not null })
            throw DurableException.Invalid("Cannot provide both error and payload to RETRY a STEP.");
        var pending = current with
        {
            Status = DurableOperationStatus.Pending,
            Result = update.Payload,
            Error = update.Error,
            NextAttempt = now.AddSeconds(delay),
        };
        // Without an error it is a WaitForCondition that asks to be polled again: that attempt succeeded.
        return AttemptEnded(pending, succeeded: update.Error is null, update, now);
    }

    private static Change AttemptEnded(DurableOperation operation, bool succeeded, DurableOperationUpdate update, DateTimeOffset now)
    {
        var counted = operation with { Attempt = operation.Attempt + 1 };
        var type = succeeded ? DurableHistoryEventType.StepSucceeded : DurableHistoryEventType.StepFailed;
        var ended = DurableHistoryEvent.For(type, counted, now) with
        {
            Payload = update.Payload,
            Error = update.Error,
            Attempt = counted.Attempt,
            NextAttemptDelaySeconds = update.NextAttemptDelaySeconds,
        };
        return new(counted, ended, DurableUsage.Measure(1, update.Payload, update.Error));
    }
}
