using System.Text.Json;

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

    public static string Of(T value) => Names[value];

    public static T? Parse(string? name) => name is not null && Values.TryGetValue(name, out var value) ? value : null;
}
