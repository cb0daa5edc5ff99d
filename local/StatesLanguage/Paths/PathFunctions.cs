using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>The functions that a path may end in, as in <c>$.rows.length()</c>: they work on what the path before them yields.</summary>
internal static class PathFunctions
{
    private static readonly Dictionary<string, Func<JsonNode?, JsonNode?>> Known = new()
    {
        ["length"] = Length,
        ["size"] = Length,
        ["keys"] = value => value is JsonObject members ? new JsonArray([.. members.Select(member => JsonValue.Create(member.Key))]) : null,
        ["min"] = value => Numbers(value).Min(),
        ["max"] = value => Numbers(value).Max(),
        ["sum"] = value => Numbers(value).Sum(),
        ["avg"] = value => Numbers(value).Average(),
        ["stddev"] = value => Deviation(Numbers(value)),
        ["first"] = value => value is JsonArray { Count: > 0 } items ? items[0] : null,
        ["last"] = value => value is JsonArray { Count: > 0 } items ? items[^1] : null,
    };

    /// <summary>Null when there is no such function.</summary>
    public static Func<JsonNode?, JsonNode?>? Find(string name) => Known.GetValueOrDefault(name);

    private static JsonValue? Length(JsonNode? value) => value switch
    {
        JsonArray items => JsonValue.Create(items.Count),
        JsonObject members => JsonValue.Create(members.Count),
        _ => null,
    };

    private static double[] Numbers(JsonNode? value)
    {
        var numbers = (value as JsonArray ?? []).Select(item => item.AsNumber()).OfType<double>().ToArray();
        return numbers.Length > 0
            ? numbers
            : throw new PathNotFoundException("Aggregation function attempted to calculate value using empty array");
    }

    private static double Deviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
    }
}
