using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>How a timestamp is written: the envelope of an invocation and the REST answers differ.</summary>
internal delegate JsonNode Timestamps(DateTimeOffset time);

/// <summary>The two ways that Lambda writes timestamps.</summary>
internal static class TimestampFormat
{
    /// <summary>Inside the envelope: whole milliseconds since 1970.</summary>
    public static JsonNode Milliseconds(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds());

    /// <summary>In REST answers: seconds since 1970, with three decimals.</summary>
    public static JsonNode Seconds(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);
}
