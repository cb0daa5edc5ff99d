using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comparison.StatesLanguage.Tests.Corpus;

/// <summary>Compares with a recording, in which some texts are parsed, some masked, and times are the word <c>date</c>.</summary>
internal static partial class Likeness
{
    private static readonly HashSet<string> Masks =
    [
        "timestamp", "date", "datetime", "start-date", "stop-date", "start-time", "entered-time", "creation-date", "RequestId", "x-amzn-RequestId",
        "X-Amzn-Trace-Id", "x-amz-crc32", "x-amzn-requestid", "RandomNumberGenerated",
        "executionSucceededEventDetails.output", "stateExitedEventDetails.output", "map_run_arn", "execution-arn", "state-machine-arn",
    ];

    /// <summary>Where the two differ, or null when they do not.</summary>
    public static string? Difference(JsonNode? expected, JsonNode? actual, string at = "")
    {
        if (expected is not JsonValue && Text(actual) is { } json)
            actual = TryParse(json) ?? actual;
        if (Text(expected) is { } text)
            return Matches(text, actual) ? null : Report(expected, actual, at);
        return (expected, actual) switch
        {
            (JsonObject left, JsonObject right) => Members(left, right, at),
            (JsonArray left, JsonArray right) when left.Count == right.Count =>
                left.Select((item, i) => Difference(item, right[i], $"{at}[{i}]")).FirstOrDefault(found => found is not null),
            _ => SameScalar(expected, actual) ? null : Report(expected, actual, at),
        };
    }

    private static string? Members(JsonObject expected, JsonObject actual, string at)
    {
        // Recordings from before redrives existed have no RedriveCount.
        var extra = actual.Select(member => member.Key).Except(expected.Select(member => member.Key)).Except(["RedriveCount"]).ToArray();
        if (extra.Length > 0)
            return $"{at}: {extra[0]} is too much";
        foreach (var (name, value) in expected)
            if (!actual.TryGetPropertyValue(name, out var found))
                return $"{at}.{name} is missing";
            else if (Difference(value, found, $"{at}.{name}") is { } difference)
                return difference;
        return null;
    }

    private static bool Matches(string expected, JsonNode? actual)
    {
        if (Masks.Contains(expected))
            return true;
        if (Text(actual) is not { } text)
            return false;
        text = Iso().Replace(text, "date");
        expected = Iso().Replace(expected, "date");
        // AWS keeps the blanks of a caller's text where a state passes it on as it is; they are not compared.
        if (expected is ['{' or '[', ..] && text is ['{' or '[', ..] && TryParse(expected) is { } left && TryParse(text) is { } right)
            return Difference(left, right) is null;
        var pattern = Placeholder().Replace(Regex.Escape(expected).Replace("<json-input:1>", "<any>", StringComparison.Ordinal), ".+");
        return Regex.IsMatch(text, $"^{pattern}$", RegexOptions.Singleline);
    }

    private static bool SameScalar(JsonNode? expected, JsonNode? actual)
    {
        if (expected?.GetValueKind() == JsonValueKind.Number && actual?.GetValueKind() == JsonValueKind.Number)
            return Number(expected).Equals(Number(actual));
        return JsonNode.DeepEquals(expected, actual);
    }

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) + 0.0;

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static string Report(JsonNode? expected, JsonNode? actual, string at) =>
        $"{at}: expected {expected?.ToJsonString() ?? "null"} but was {actual?.ToJsonString() ?? "null"}";

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)")]
    private static partial Regex Iso();

    [GeneratedRegex("<[A-Za-z][^<>]*>")]
    private static partial Regex Placeholder();
}
