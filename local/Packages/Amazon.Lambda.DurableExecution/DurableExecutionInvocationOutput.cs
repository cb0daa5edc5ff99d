using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What a durable function returns to the service.</summary>
/// <remarks>The service refuses a result beside FAILED, an error beside SUCCEEDED, and PENDING when no operation is pending.</remarks>
public sealed class DurableExecutionInvocationOutput
{
    [JsonPropertyName("Status")]
    [JsonConverter(typeof(UpperSnakeCaseEnumConverter<InvocationStatus>))]
    public required InvocationStatus Status { get; set; }

    /// <summary>The workflow's result, serialized; null when it returned nothing.</summary>
    [JsonPropertyName("Result")]
    public string? Result { get; set; }

    [JsonPropertyName("Error")]
    public ErrorObject? Error { get; set; }
}
