using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>
/// CALLBACK: absent → START → started, with a fresh id; started → answer or timeout → ended. The first of these wins.
/// </summary>
internal static class CallbackRules
{
    public static Change Apply(DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now, Func<string> newCallbackId)
    {
        if (update.Action != DurableOperationAction.Start)
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
        var happened = DurableHistoryEvent.For(DurableHistoryEventType.CallbackStarted, started, now) with
        {
            CallbackId = started.CallbackId,
            TimeoutSeconds = NullIfNone(update.TimeoutSeconds),
            HeartbeatTimeoutSeconds = NullIfNone(update.HeartbeatTimeoutSeconds),
        };
        return new(started, happened, DurableUsage.Measure(1));
    }

    public static Change Succeed(DurableOperation callback, string? result, DateTimeOffset now)
    {
        var ended = callback.End(DurableOperationStatus.Succeeded, now, result, null);
        var happened = DurableHistoryEvent.For(DurableHistoryEventType.CallbackSucceeded, ended, now) with { Payload = result };
        return new(ended, happened, DurableUsage.Measure(0, result));
    }

    public static Change Fail(DurableOperation callback, DurableError error, DateTimeOffset now)
    {
        var ended = callback.End(DurableOperationStatus.Failed, now, null, error);
        var happened = DurableHistoryEvent.For(DurableHistoryEventType.CallbackFailed, ended, now) with { Error = error };
        return new(ended, happened, DurableUsage.Measure(0, error: error));
    }

    public static Change TimeOut(DurableOperation callback, DateTimeOffset now)
    {
        var error = callback.HeartbeatAt < callback.TimeoutAt || callback.TimeoutAt is null
            ? new DurableError { ErrorType = "Callback.Heartbeat", ErrorMessage = "Callback timed out on heartbeat" }
            : new DurableError { ErrorType = "Callback.Timeout", ErrorMessage = "Callback timed out" };
        var ended = callback.End(DurableOperationStatus.TimedOut, now, null, error);
        return new(ended, DurableHistoryEvent.For(DurableHistoryEventType.CallbackTimedOut, ended, now) with { Error = error });
    }

    /// <summary>The sender is alive: only the heartbeat's deadline moves, and the function hears nothing of it.</summary>
    public static DurableOperation Beat(DurableOperation callback, DateTimeOffset now) =>
        callback with { HeartbeatAt = After(callback.HeartbeatSeconds, now) };

    private static DateTimeOffset? After(int seconds, DateTimeOffset now) => seconds == 0 ? null : now.AddSeconds(seconds);

    private static int? NullIfNone(int seconds) => seconds == 0 ? null : seconds;
}
