using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>
/// Keeps an execution's function from being invoked: running → (pausing, while an invocation is in flight) → paused → running. Waits,
/// retries and callbacks go on meanwhile.
/// </summary>
/// <remarks>
/// AWS documents the operations and what goes on during a pause (Lambda Developer Guide, managing durable executions). Not known, and so
/// decided here: that a second pause is refused, that history tells nothing of a pause that was taken back, and what a checkpoint answers
/// at which the pause begins.
/// </remarks>
internal static class Pauses
{
    /// <exception cref="DurableException">The execution is not running.</exception>
    public static void Ask(DurableExecution execution, bool isTimeoutPaused, string? reason, string? clientToken, DateTimeOffset now)
    {
        var accepted = new AcceptedRequest(clientToken, IsPause: true, isTimeoutPaused, reason) { At = now };
        if (IsRepeated(execution, accepted))
            return;
        if (execution.Status != DurableExecutionStatus.Running)
            throw Conflict(execution);
        execution.Stand(DurableExecutionStatus.Pausing, new(now, isTimeoutPaused, reason));
        if (execution.Invocation is null)
            Begin(execution, now);
        execution.Accepted = accepted;
    }

    public static void Begin(DurableExecution execution, DateTimeOffset now)
    {
        var pause = execution.Pause! with { Since = now };
        execution.Stand(DurableExecutionStatus.Paused, pause);
        execution.History.Add(new(DurableHistoryEventType.ExecutionPaused, now)
        {
            OperationId = execution.Id,
            RequestedAt = pause.RequestedAt,
            IsTimeoutPaused = pause.IsTimeoutPaused,
            Payload = pause.Reason,
        });
    }

    /// <summary>A checkpoint came while the pause was to begin: it is recorded, so that nothing is lost, and the function hears no more.</summary>
    public static void Interrupt(DurableExecution execution, DateTimeOffset now)
    {
        execution.Invocation!.IsInterrupted = true;
        execution.Token = null;
        Begin(execution, now);
    }

    /// <summary>Goes on from the last checkpoint, at once if the pause interrupted an invocation or something completed meanwhile.</summary>
    /// <exception cref="DurableException">The execution is neither paused nor about to be.</exception>
    public static void Resume(
        ExecutionEngine engine, DurableExecution execution, string? reason, string? clientToken, DateTimeOffset now, PendingEffects effects)
    {
        var accepted = new AcceptedRequest(clientToken, IsPause: false, false, reason) { At = now };
        if (IsRepeated(execution, accepted))
            return;
        if (execution.Pause is not { } pause)
            throw Conflict(execution);
        if (pause.Since is { } since)
        {
            execution.History.Add(new(DurableHistoryEventType.ExecutionResumed, now) { OperationId = execution.Id, RequestedAt = now, Payload = reason });
            if (pause.IsTimeoutPaused)
                execution.Postpone(now - since);
        }
        execution.Stand(DurableExecutionStatus.Running, null);
        execution.Accepted = accepted;
        if (execution.IsDueAtResume)
            engine.Trigger(execution, now, effects);
        execution.IsDueAtResume = false;
    }

    /// <summary>AWS's code; its words are not known.</summary>
    public static DurableException Conflict(DurableExecution execution) => new(
        DurableException.Conflict, $"The durable execution is {execution.Status.ToString().ToUpperInvariant()}.");

    private static bool IsRepeated(DurableExecution execution, AcceptedRequest request) => execution.Accepted?.IsRepeatedBy(request) == true;
}

/// <summary>Asks for a pause.</summary>
/// <param name="IsTimeoutPaused">Whether the execution's own timeout stands still meanwhile.</param>
/// <param name="Since">When the pause began; null until then.</param>
public sealed record PauseRequest(DateTimeOffset RequestedAt, bool IsTimeoutPaused, string? Reason, DateTimeOffset? Since = null);

/// <summary>A pause or resume that was accepted.</summary>
internal sealed record AcceptedRequest(string? ClientToken, bool IsPause, bool IsTimeoutPaused, string? Reason)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public DateTimeOffset At { get; init; }

    /// <summary>Whether a later request is this one again: SDKs repeat calls with one token.</summary>
    public bool IsRepeatedBy(AcceptedRequest later) => ClientToken is not null && later with { At = At } == this && later.At - At < Window;
}
