using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

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
