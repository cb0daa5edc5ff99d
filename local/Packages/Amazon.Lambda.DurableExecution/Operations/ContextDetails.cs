using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

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
