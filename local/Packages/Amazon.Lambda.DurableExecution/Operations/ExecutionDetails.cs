using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What is recorded of the EXECUTION itself.</summary>
public sealed class ExecutionDetails
{
    /// <summary>The payload as the caller sent it.</summary>
    [JsonPropertyName("InputPayload")]
    public string? InputPayload { get; set; }
}
