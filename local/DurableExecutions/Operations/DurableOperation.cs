using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.Local.DurableExecutions.Operations;

/// <summary>One operation as it stands.</summary>
public sealed record DurableOperation(string Id, DurableOperationType Type, DurableOperationStatus Status, DateTimeOffset StartTimestamp)
{
    public string? ParentId { get; init; }

    public string? Name { get; init; }

    public string? SubType { get; init; }

    public DateTimeOffset? EndTimestamp { get; init; }

    /// <summary>EXECUTION: the payload that the caller sent, as it was.</summary>
    public string? Input { get; init; }

    /// <summary>What was checkpointed last: a result, or the state that a WaitForCondition hands to its next attempt.</summary>
    public string? Result { get; init; }

    public DurableError? Error { get; init; }

    /// <summary>CONTEXT: the children stay visible after the end.</summary>
    public bool ReplayChildren { get; init; }

    /// <summary>STEP: attempts that have ended; the one that runs is the next.</summary>
    public int Attempt { get; init; }

    /// <summary>STEP: when a PENDING one becomes READY.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>WAIT: when it ends by itself.</summary>
    public DateTimeOffset? ScheduledEnd { get; init; }

    /// <summary>CALLBACK: what an answer is addressed to. A secret.</summary>
    public string? CallbackId { get; init; }

    internal int HeartbeatSeconds { get; init; }

    internal DateTimeOffset? TimeoutAt { get; init; }

    internal DateTimeOffset? HeartbeatAt { get; init; }

    public bool IsOpen => Status is DurableOperationStatus.Started or DurableOperationStatus.Pending or DurableOperationStatus.Ready;

    /// <summary>Whether an invocation may suspend because of it: something outside the function will end it.</summary>
    internal bool IsPending => Type switch
    {
        DurableOperationType.Step => Status == DurableOperationStatus.Pending,
        DurableOperationType.Wait or DurableOperationType.Callback or DurableOperationType.ChainedInvoke =>
            Status == DurableOperationStatus.Started,
        _ => false,
    };

    /// <summary>When time itself changes it next.</summary>
    internal DateTimeOffset? Deadline => !IsPending ? null : Type switch
    {
        DurableOperationType.Step => NextAttempt,
        DurableOperationType.Wait => ScheduledEnd,
        _ => TimeoutAt < HeartbeatAt || HeartbeatAt is null ? TimeoutAt : HeartbeatAt,
    };

    /// <summary>Roughly what it takes in an envelope: its texts, and room for names and numbers.</summary>
    internal long Size => 400 + 2L * ((Input?.Length ?? 0) + (Result?.Length ?? 0)) + (Error?.Size ?? 0);

    internal static DurableOperation From(DurableOperationUpdate update, DateTimeOffset now) =>
        new(update.Id, update.Type, DurableOperationStatus.Started, now)
        {
            ParentId = update.ParentId,
            Name = update.Name,
            SubType = update.SubType,
        };

    internal DurableOperation End(DurableOperationStatus status, DateTimeOffset now, string? result, DurableError? error) =>
        this with { Status = status, EndTimestamp = now, Result = result, Error = error };

    /// <summary>Without the callback id, which must not reach a log.</summary>
    public override string ToString() => $"{Type} {Name ?? Id} {Status}";
}

/// <summary>What an operation is for the service; what it is for an SDK is its free-text subtype.</summary>
public enum DurableOperationType
{
    Execution,
    Context,
    Step,
    Wait,
    Callback,
    ChainedInvoke,
}

/// <summary>Where an operation stands; the first three are open, the others final.</summary>
public enum DurableOperationStatus
{
    Started,

    /// <summary>A step that waits for its next attempt.</summary>
    Pending,

    /// <summary>A step whose next attempt may begin.</summary>
    Ready,

    Succeeded,
    Failed,
    Cancelled,
    TimedOut,
    Stopped,
}
