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
