using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

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

    /// <summary>A whole number where a path gives one: AWS's parser takes a text of digits as well.</summary>
    public static long? AsCount(this JsonNode? node) =>
        node.AsText() is { } text
            ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null
            : node.AsInteger();

    // 2^53: beyond it a double no longer tells neighbouring integers apart.
    private const double MaxExact = 9_007_199_254_740_992;
}

/// <summary>Timestamps of the language: RFC 3339 with a capital T and a zone.</summary>
internal static partial class Rfc3339
{
    /// <summary>Reads a timestamp; digits beyond 100 ns are cut off.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || Pattern().Match(text) is not { Success: true } match)
            return null;
        var ticks = (match.Groups["fraction"].Value + "0000000")[..7];
        return DateTimeOffset.TryParseExact(
            $"{match.Groups["seconds"].Value}.{ticks}{match.Groups["zone"].Value}",
            "yyyy-MM-dd'T'HH:mm:ss.fffffffK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    /// <summary>As the context object shows times: UTC with milliseconds.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<seconds>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.(?<fraction>\d{1,9}))?(?<zone>Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Pattern();
}
