using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

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
