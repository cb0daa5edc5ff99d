using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>One recorded operation of an execution.</summary>
/// <remarks>Timestamps are milliseconds since 1970 here, and seconds in the REST API.</remarks>
public sealed class Operation
{
    [JsonPropertyName("Id")]
    public string? Id { get; set; }

    /// <summary>One of <see cref="OperationTypes"/>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; set; }

    /// <summary>One of <see cref="OperationStatuses"/>.</summary>
    [JsonPropertyName("Status")]
    public string? Status { get; set; }

    [JsonPropertyName("Name")]
    public string? Name { get; set; }

    /// <summary>The enclosing CONTEXT; null at the root.</summary>
    [JsonPropertyName("ParentId")]
    public string? ParentId { get; set; }

    /// <summary>Free text to the service; the SDKs write <see cref="OperationSubTypes"/>.</summary>
    [JsonPropertyName("SubType")]
    public string? SubType { get; set; }

    [JsonPropertyName("StartTimestamp")]
    public long? StartTimestamp { get; set; }

    [JsonPropertyName("EndTimestamp")]
    public long? EndTimestamp { get; set; }

    [JsonPropertyName("StepDetails")]
    public StepDetails? StepDetails { get; set; }

    [JsonPropertyName("WaitDetails")]
    public WaitDetails? WaitDetails { get; set; }

    [JsonPropertyName("ExecutionDetails")]
    public ExecutionDetails? ExecutionDetails { get; set; }

    [JsonPropertyName("CallbackDetails")]
    public CallbackDetails? CallbackDetails { get; set; }

    [JsonPropertyName("ChainedInvokeDetails")]
    public ChainedInvokeDetails? ChainedInvokeDetails { get; set; }

    [JsonPropertyName("ContextDetails")]
    public ContextDetails? ContextDetails { get; set; }
}

/// <summary>What is recorded of a STEP.</summary>
public sealed class StepDetails
{
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    /// <summary>Of the last attempt that failed.</summary>
    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }

    /// <summary>Attempts that ended, so the running one is this plus one.</summary>
    [JsonPropertyName("Attempt")]
    public int? Attempt { get; set; }

    /// <summary>Milliseconds since 1970; set while a retry is waiting.</summary>
    [JsonPropertyName("NextAttemptTimestamp")]
    public long? NextAttemptTimestamp { get; set; }
}

/// <summary>What is recorded of a WAIT.</summary>
public sealed class WaitDetails
{
    /// <summary>Milliseconds since 1970.</summary>
    [JsonPropertyName("ScheduledEndTimestamp")]
    public long? ScheduledEndTimestamp { get; set; }
}

/// <summary>What is recorded of the EXECUTION itself.</summary>
public sealed class ExecutionDetails
{
    /// <summary>The payload as the caller sent it.</summary>
    [JsonPropertyName("InputPayload")]
    public string? InputPayload { get; set; }
}

/// <summary>What is recorded of a CALLBACK.</summary>
public sealed class CallbackDetails
{
    /// <summary>Minted by the service. Whoever has it can complete the callback.</summary>
    [JsonPropertyName("CallbackId")]
    public string? CallbackId { get; set; }

    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}

/// <summary>What is recorded of a CHAINED_INVOKE.</summary>
public sealed class ChainedInvokeDetails
{
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}

/// <summary>What is recorded of a CONTEXT.</summary>
public sealed class ContextDetails
{
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }

    /// <summary>True when the result was too large to record: the body runs again over its recorded operations.</summary>
    [JsonPropertyName("ReplayChildren")]
    public bool? ReplayChildren { get; set; }
}

/// <summary>Values of <see cref="Operation.Type"/>.</summary>
public static class OperationTypes
{
    public const string Step = "STEP";
    public const string Wait = "WAIT";
    public const string Callback = "CALLBACK";
    public const string ChainedInvoke = "CHAINED_INVOKE";
    public const string Context = "CONTEXT";
    public const string Execution = "EXECUTION";
}

/// <summary>Values of <see cref="Operation.SubType"/> that the SDKs write.</summary>
public static class OperationSubTypes
{
    public const string Step = "Step";
    public const string Wait = "Wait";
    public const string Callback = "Callback";
    public const string WaitForCallback = "WaitForCallback";
    public const string ChainedInvoke = "ChainedInvoke";
    public const string Context = "Context";
    public const string WaitForCondition = "WaitForCondition";
    public const string Parallel = "Parallel";
    public const string ParallelBranch = "ParallelBranch";
    public const string Map = "Map";
    public const string MapIteration = "MapIteration";
}

/// <summary>Values of <see cref="Operation.Status"/>.</summary>
public static class OperationStatuses
{
    public const string Started = "STARTED";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string Pending = "PENDING";
    public const string Cancelled = "CANCELLED";
    public const string Ready = "READY";
    public const string Stopped = "STOPPED";
    public const string TimedOut = "TIMED_OUT";
}
