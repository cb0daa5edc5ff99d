using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What is recorded of a WAIT.</summary>
public sealed class WaitDetails
{
    /// <summary>Milliseconds since 1970.</summary>
    [JsonPropertyName("ScheduledEndTimestamp")]
    public long? ScheduledEndTimestamp { get; set; }
}
