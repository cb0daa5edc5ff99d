namespace Comparison.Local.DurableExecutions;

/// <summary>
/// CALLBACK: absent → START → started, with a fresh id; started → answer or timeout → ended. The first of these wins.
/// </summary>
internal static class CallbackRules
{
    public static Change Apply(DurableOperation? current, OperationUpdate update, DateTimeOffset now, Func<string> newCallbackId)
    {
        if (update.Action != OperationAction.Start)
            throw CheckpointBatch.InvalidAction();
        if (current is not null)
            throw DurableException.Invalid("Cannot start a CALLBACK that already exist.");
        var started = DurableOperation.From(update, now) with
        {
            CallbackId = newCallbackId(),
            HeartbeatSeconds = update.HeartbeatTimeoutSeconds,
            TimeoutAt = After(update.TimeoutSeconds, now),
            HeartbeatAt = After(update.HeartbeatTimeoutSeconds, now),
        };
        var told = HistoryEvent.Of(HistoryEventType.CallbackStarted, started, now) with
        {
            CallbackId = started.CallbackId,
            TimeoutSeconds = NullIfNone(update.TimeoutSeconds),
            HeartbeatTimeoutSeconds = NullIfNone(update.HeartbeatTimeoutSeconds),
        };
        return new(started, told, DurableUsage.Of(1));
    }

    public static Change Succeed(DurableOperation callback, string? result, DateTimeOffset now)
    {
        var ended = callback.End(OperationStatus.Succeeded, now, result, null);
        var told = HistoryEvent.Of(HistoryEventType.CallbackSucceeded, ended, now) with { Payload = result };
        return new(ended, told, DurableUsage.Of(0, result));
    }

    public static Change Fail(DurableOperation callback, ErrorObject error, DateTimeOffset now)
    {
        var ended = callback.End(OperationStatus.Failed, now, null, error);
        var told = HistoryEvent.Of(HistoryEventType.CallbackFailed, ended, now) with { Error = error };
        return new(ended, told, DurableUsage.Of(0, error: error));
    }

    public static Change TimeOut(DurableOperation callback, DateTimeOffset now)
    {
        var error = callback.HeartbeatAt < callback.TimeoutAt || callback.TimeoutAt is null
            ? new ErrorObject { ErrorType = "Callback.Heartbeat", ErrorMessage = "Callback timed out on heartbeat" }
            : new ErrorObject { ErrorType = "Callback.Timeout", ErrorMessage = "Callback timed out" };
        var ended = callback.End(OperationStatus.TimedOut, now, null, error);
        return new(ended, HistoryEvent.Of(HistoryEventType.CallbackTimedOut, ended, now) with { Error = error });
    }

    /// <summary>The sender is alive: only the heartbeat's deadline moves, and the function hears nothing of it.</summary>
    public static DurableOperation Beat(DurableOperation callback, DateTimeOffset now) =>
        callback with { HeartbeatAt = After(callback.HeartbeatSeconds, now) };

    private static DateTimeOffset? After(int seconds, DateTimeOffset now) => seconds == 0 ? null : now.AddSeconds(seconds);

    private static int? NullIfNone(int seconds) => seconds == 0 ? null : seconds;
}
