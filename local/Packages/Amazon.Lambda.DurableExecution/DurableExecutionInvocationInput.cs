using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>The event of a durable function; the caller's own payload is inside, in the EXECUTION operation.</summary>
public sealed class DurableExecutionInvocationInput
{
    /// <summary>Required: an event without it did not come from a durable execution, and does not deserialize.</summary>
    [JsonPropertyName("DurableExecutionArn")]
    public required string DurableExecutionArn { get; set; }

    /// <summary>Authorizes the first checkpoint of this invocation; each checkpoint answers with the token of the next.</summary>
    [JsonPropertyName("CheckpointToken")]
    public string? CheckpointToken { get; set; }

    [JsonPropertyName("InitialExecutionState")]
    public InitialExecutionState? InitialExecutionState { get; set; }
}

/// <summary>The first page of what the execution has recorded so far.</summary>
public sealed class InitialExecutionState
{
    [JsonPropertyName("Operations")]
    public IReadOnlyList<Operation>? Operations { get; set; }

    /// <summary>Null or empty when the page is the last.</summary>
    [JsonPropertyName("NextMarker")]
    public string? NextMarker { get; set; }
}
