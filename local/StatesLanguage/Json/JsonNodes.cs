using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Json;

/// <summary>Questions about a value. A value that has been read or computed is never changed in place.</summary>
internal static class JsonNodes
{
    /// <summary>The value for use inside another one: a copy when it already stands somewhere, because a node has one parent.</summary>
    public static JsonNode? Detached(this JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    public static bool? AsBoolean(this JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static double? AsNumber(this JsonNode? node) =>
        node is JsonValue && node.GetValueKind() == JsonValueKind.Number
            ? double.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The value of a number written without fraction; <c>1.0</c> counts as 1, as it does in AWS's parser.</summary>
    public static long? AsInteger(this JsonNode? node) =>
        node.AsNumber() is { } number && Math.Floor(number) == number && Math.Abs(number) <= MaxExact ? (long)number : null;

    // 2^53: beyond it a double no longer tells neighbouring integers apart.
    private const double MaxExact = 9_007_199_254_740_992;
}
