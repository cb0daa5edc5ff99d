namespace Comparison.Local.DurableExecutions;

/// <summary>
/// STEP: absent or ready → START → started; started or ready → SUCCEED or FAIL → ended; started or ready → RETRY → pending →
/// (due) → ready.
/// </summary>
/// <remarks>An attempt is counted when it ends, so the attempt that runs is one more than the operation says.</remarks>
internal static class StepRules
{
    // AWS's price table counts each poll of a WaitForCondition beside the operation itself; a plain step's first attempt is the operation.
    private const string Polling = "WaitForCondition";

    public static Change Apply(DurableOperation? current, OperationUpdate update, DateTimeOffset now) => update.Action switch
    {
        OperationAction.Start => Start(current, update, now),
        OperationAction.Succeed or OperationAction.Fail => End(current, update, now),
        OperationAction.Retry => Retry(current, update, now),
        _ => throw CheckpointBatch.InvalidAction(),
    };

    /// <summary>The next attempt may begin. History does not mention it.</summary>
    public static Change BecomeReady(DurableOperation pending) =>
        new(pending with { Status = OperationStatus.Ready, NextAttempt = null });

    private static Change Start(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not (null or { Status: OperationStatus.Ready }))
            throw DurableException.Invalid("Invalid current STEP state to start.");
        var started = current is null
            ? DurableOperation.From(update, now)
            : current with { Status = OperationStatus.Started };
        return new(
            started,
            HistoryEvent.Of(HistoryEventType.StepStarted, started, now),
            DurableUsage.Of(current is null && started.SubType == Polling ? 1 : 0));
    }

    private static Change End(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: OperationStatus.Started or OperationStatus.Ready })
            throw DurableException.Invalid("Invalid current STEP state to close.");
        CheckpointBatch.CheckOutcome(update);
        var succeeded = update.Action == OperationAction.Succeed;
        var ended = current.End(succeeded ? OperationStatus.Succeeded : OperationStatus.Failed, now, update.Payload, update.Error);
        return AttemptEnded(ended, succeeded, update, now);
    }

    private static Change Retry(DurableOperation? current, OperationUpdate update, DateTimeOffset now)
    {
        if (current is not { Status: OperationStatus.Started or OperationStatus.Ready })
            throw DurableException.Invalid("Invalid current STEP state to re-attempt.");
        if (update.NextAttemptDelaySeconds is not { } delay)
            throw DurableException.Invalid("Invalid StepOptions for the given action.");
        if (update is { Error: not null, Payload: not null })
            throw DurableException.Invalid("Cannot provide both error and payload to RETRY a STEP.");
        var pending = current with
        {
            Status = OperationStatus.Pending,
            Result = update.Payload,
            Error = update.Error,
            NextAttempt = now.AddSeconds(delay),
        };
        // Without an error it is a WaitForCondition that asks to be polled again: that attempt succeeded.
        return AttemptEnded(pending, succeeded: update.Error is null, update, now);
    }

    private static Change AttemptEnded(DurableOperation operation, bool succeeded, OperationUpdate update, DateTimeOffset now)
    {
        var counted = operation with { Attempt = operation.Attempt + 1 };
        var type = succeeded ? HistoryEventType.StepSucceeded : HistoryEventType.StepFailed;
        var ended = HistoryEvent.Of(type, counted, now) with
        {
            Payload = update.Payload,
            Error = update.Error,
            Attempt = counted.Attempt,
            NextAttemptDelaySeconds = update.NextAttemptDelaySeconds,
        };
        return new(counted, ended, DurableUsage.Of(1, update.Payload, update.Error));
    }
}
