using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Listings;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.History;

/// <summary>One event of an execution's history; which details it has follows from its type.</summary>
public sealed record DurableHistoryEvent(DurableHistoryEventType Type, DateTimeOffset Timestamp)
{
    /// <summary>1 for the first event, and one more for each.</summary>
    public int Id { get; internal init; }

    /// <summary>The operation's id; for events of the execution, the execution's.</summary>
    public string? OperationId { get; init; }

    public string? Name { get; init; }

    public string? SubType { get; init; }

    public string? ParentId { get; init; }

    /// <summary>Input or result.</summary>
    public string? Payload { get; init; }

    public DurableError? Error { get; init; }

    /// <summary>ExecutionStarted.</summary>
    public int? ExecutionTimeoutSeconds { get; init; }

    /// <summary>StepSucceeded, StepFailed: the attempt that has just ended, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>StepSucceeded, StepFailed: set when another attempt follows.</summary>
    public int? NextAttemptDelaySeconds { get; init; }

    /// <summary>WaitStarted, WaitSucceeded.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>WaitStarted.</summary>
    public DateTimeOffset? ScheduledEnd { get; init; }

    /// <summary>CallbackStarted. A secret.</summary>
    public string? CallbackId { get; init; }

    /// <summary>CallbackStarted.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>CallbackStarted.</summary>
    public int? HeartbeatTimeoutSeconds { get; init; }

    /// <summary>ChainedInvokeStarted: as the workflow named it.</summary>
    public string? FunctionName { get; init; }

    /// <summary>ChainedInvokeStarted.</summary>
    public string? TenantId { get; init; }

    /// <summary>ChainedInvokeStarted.</summary>
    public string? ExecutedVersion { get; init; }

    /// <summary>ChainedInvokeStarted of a durable function: its execution.</summary>
    public string? DurableExecutionArn { get; init; }

    /// <summary>InvocationCompleted.</summary>
    public DateTimeOffset? InvocationStart { get; init; }

    /// <summary>InvocationCompleted.</summary>
    public string? RequestId { get; init; }

    /// <summary>ExecutionPaused, ExecutionResumed: when that was asked for.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>ExecutionPaused: whether the execution's timeout stands still.</summary>
    public bool? IsTimeoutPaused { get; init; }

    internal static DurableHistoryEvent For(DurableHistoryEventType type, DurableOperation operation, DateTimeOffset now) => new(type, now)
    {
        OperationId = operation.Id,
        Name = operation.Name,
        SubType = operation.SubType,
        ParentId = operation.ParentId,
    };

    /// <summary>Without the callback id, which must not reach a log.</summary>
    public override string ToString() => Name is null ? $"{Id} {Type}" : $"{Id} {Type} {Name}";
}

/// <summary>The event types of GetDurableExecutionHistory, spelled as on the wire.</summary>
public enum DurableHistoryEventType
{
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionFailed,
    ExecutionTimedOut,
    ExecutionStopped,
    ExecutionPaused,
    ExecutionResumed,
    ContextStarted,
    ContextSucceeded,
    ContextFailed,
    WaitStarted,
    WaitSucceeded,
    WaitCancelled,
    StepStarted,
    StepSucceeded,
    StepFailed,
    ChainedInvokeStarted,
    ChainedInvokeSucceeded,
    ChainedInvokeFailed,
    ChainedInvokeTimedOut,
    ChainedInvokeStopped,
    CallbackStarted,
    CallbackSucceeded,
    CallbackFailed,
    CallbackTimedOut,
    InvocationCompleted,
}

/// <summary>The history of one execution.</summary>
internal sealed class HistoryLog
{
    private readonly List<DurableHistoryEvent> _events = [];

    public IReadOnlyList<DurableHistoryEvent> All => _events;

    public void Add(DurableHistoryEvent happened) => _events.Add(happened with { Id = _events.Count + 1 });

    /// <summary>A page, newest first when reversed.</summary>
    public DurablePage<DurableHistoryEvent> Page(string? marker, int? maxItems, bool reverse) =>
        Paging.Cut(reverse ? _events.AsEnumerable().Reverse() : _events, marker, maxItems, happened => happened.Id, reverse);
}
