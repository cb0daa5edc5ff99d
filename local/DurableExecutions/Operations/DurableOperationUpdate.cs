using System.Text.Json.Serialization;
using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.Local.DurableExecutions.Operations;

/// <summary>One update of a checkpoint.</summary>
public sealed record DurableOperationUpdate(string Id, DurableOperationType Type, DurableOperationAction Action)
{
    public string? ParentId { get; init; }

    public string? Name { get; init; }

    public string? SubType { get; init; }

    public string? Payload { get; init; }

    public DurableError? Error { get; init; }

    /// <summary>The children of a finished context stay visible, because its result is rebuilt from them.</summary>
    public bool ReplayChildren { get; init; }

    /// <summary>StepOptions of a RETRY, 1 to 31,622,400 s.</summary>
    public int? NextAttemptDelaySeconds { get; init; }

    /// <summary>WaitOptions of a START, 1 to 31,622,400 s.</summary>
    public int? WaitSeconds { get; init; }

    /// <summary>CallbackOptions of a START; 0 is no timeout.</summary>
    public int TimeoutSeconds { get; init; }

    /// <summary>CallbackOptions of a START; 0 is no heartbeat.</summary>
    public int HeartbeatTimeoutSeconds { get; init; }

    /// <summary>ChainedInvokeOptions of a START.</summary>
    public string? FunctionName { get; init; }

    /// <summary>ChainedInvokeOptions of a START; recorded only, because the local functions have no tenants.</summary>
    public string? TenantId { get; init; }

    /// <summary>What <see cref="FunctionName"/> stands for; read from a journal, and from nothing else.</summary>
    [JsonInclude]
    internal ChainedTarget? Target { get; init; }
}

/// <summary>What a checkpoint update does to its operation.</summary>
public enum DurableOperationAction
{
    Start,
    Succeed,
    Fail,
    Retry,
    Cancel,
}
