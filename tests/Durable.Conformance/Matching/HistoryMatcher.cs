using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comparison.Durable.Conformance.Matching;

/// <summary>Compares what is expected with what happened.</summary>
/// <remarks>
/// <c>*</c> any value, <c>{}</c> anything or nothing, <c>${X}</c> binds at its first use and is equal afterwards, <c>${/re/}</c> a regular
/// expression. Members that are not expected are left out of it, as the requirements' own runner does.
/// </remarks>
internal sealed class HistoryMatcher
{
    private readonly Dictionary<string, string> _bound = [];

    /// <summary>The first difference in the history, by event id; null when there is none.</summary>
    public string? Compare(JsonArray expected, JsonArray history)
    {
        var byId = history.ToDictionary(happened => (int)happened!["EventId"]!);
        foreach (var item in expected)
        {
            var id = (int)item!["EventId"]!;
            if (!byId.TryGetValue(id, out var happened))
                return $"event {id}: {item["EventType"]} is expected, but history has {byId.Count} events";
            if (Compare(item, happened, $"event {id}") is { } difference)
                return difference;
        }
        return null;
    }

    /// <summary>The first difference below that place.</summary>
    public string? Compare(JsonNode? expected, JsonNode? actual, string at) => expected switch
    {
        JsonObject { Count: 0 } => null,
        JsonObject members => actual is JsonObject other
            ? members.Select(member => Compare(member.Value, other[member.Key], $"{at}.{member.Key}")).FirstOrDefault(found => found is not null)
            : Difference(expected, actual, at),
        JsonArray items => actual is JsonArray others && others.Count == items.Count
            ? items.Select((item, i) => Compare(item, others[i], $"{at}[{i}]")).FirstOrDefault(found => found is not null)
            : Difference(expected, actual, at),
        _ => Matches(expected?.ToString(), actual) ? null : Difference(expected, actual, at),
    };

    private bool Matches(string? expected, JsonNode? actual) => expected switch
    {
        null => actual is null,
        "*" => actual is not null,
        ['$', '{', '/', .. var pattern, '/', '}'] => actual is not null && Regex.IsMatch(actual.ToString(), pattern),
        ['$', '{', .. var name, '}'] => actual is not null && Bind(name, actual.ToString()),
        _ => actual is not null && (expected == actual.ToString() || SameJson(expected, actual)),
    };

    private bool Bind(string name, string actual) => _bound.TryAdd(name, actual) || _bound[name] == actual;

    // Payloads are JSON in a text: blanks in it mean nothing.
    private static bool SameJson(string expected, JsonNode actual) =>
        Parse(expected) is { } one && Parse(actual.ToString()) is { } other && JsonNode.DeepEquals(one, other);

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // a text that is not JSON is compared as it is
        }
    }

    private static string Difference(JsonNode? expected, JsonNode? actual, string at) =>
        $"{at}: expected {expected?.ToJsonString() ?? "null"}, was {actual?.ToJsonString() ?? "absent"}";
}
