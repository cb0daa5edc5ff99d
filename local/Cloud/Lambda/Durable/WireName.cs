using System.Text.Json;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>The spelling of enum values on the wire: <c>CHAINED_INVOKE</c>, <c>TIMED_OUT</c>.</summary>
internal static class WireName<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(Of);

    public static IEnumerable<string> All => Values.Keys;

    public static string Of(T value) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    public static T? Parse(string? name) => name is not null && Values.TryGetValue(name, out var value) ? value : null;
}
