using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>The first page of what the execution has recorded so far.</summary>
public sealed class InitialExecutionState
{
    [JsonPropertyName("Operations")]
    public IReadOnlyList<Operation>? Operations { get; set; }

    /// <summary>Null or empty when the page is the last.</summary>
    [JsonPropertyName("NextMarker")]
    public string? NextMarker { get; set; }
}
