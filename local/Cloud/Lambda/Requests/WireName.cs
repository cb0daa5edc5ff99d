using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>The spelling of enum values on the wire: <c>CHAINED_INVOKE</c>, <c>TIMED_OUT</c>.</summary>
internal static class WireName<T>
    where T : struct, Enum
{
    // Every operation of every checkpoint is spelled, so the spelling is made once.
    private static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Names.ToDictionary(name => name.Value, name => name.Key);

    public static IEnumerable<string> All => Values.Keys;

    public static string Write(T value) => Names[value];

    public static T? Parse(string? name) => name is not null && Values.TryGetValue(name, out var value) ? value : null;
}

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
