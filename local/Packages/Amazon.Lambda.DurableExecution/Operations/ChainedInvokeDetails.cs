using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What is recorded of a CHAINED_INVOKE.</summary>
public sealed class ChainedInvokeDetails
{
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}
