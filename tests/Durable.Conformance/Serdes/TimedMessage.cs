using System.Text.Json.Serialization;

namespace Comparison.Durable.Conformance.Serdes;

/// <summary>What the outside system of requirement 4-15 sends to its callback.</summary>
internal sealed record TimedMessage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("timestamp"), JsonConverter(typeof(EpochSecondsConverter))] DateTimeOffset Timestamp);
