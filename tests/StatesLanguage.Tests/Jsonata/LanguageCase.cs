using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.StatesLanguage.Tests.Jsonata;

/// <summary>A case of JSONata's own suite: an expression, its input, and what must come of it.</summary>
internal sealed class LanguageCase(JsonObject json, JsonObject datasets)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    public string Name => json["case"]!.GetValue<string>();

    /// <summary>What is wrong; null when all is as it must be.</summary>
    public string? FindFault()
    {
        try
        {
            var result = JsonataExpression.Parse(Text(json["expr"]!)).Evaluate(Input());
            return Judge(result);
        }
        catch (JsonataException error)
        {
            var code = (json["code"] ?? json["error"]?["code"])?.GetValue<string>();
            var token = (json["token"] ?? json["error"]?["token"])?.GetValue<string>();
            return code != error.Code ? $"{error.Code} {error.Message} at {error.Position} instead of {code ?? "a result"}"
                : token is not null && token != error.Token ? $"token {error.Token} instead of {token}"
                : null;
        }
    }

    // Some cases hold half of a surrogate pair, which .NET's reader does not give out.
    private static string Text(JsonNode node)
    {
        var raw = node.GetValue<JsonElement>().GetRawText();
        return raw.Contains("\\uD", StringComparison.OrdinalIgnoreCase) ? Regex.Unescape(raw[1..^1]) : node.GetValue<string>();
    }

    private JsonataInput Input()
    {
        var data = json["dataset"] is { } name ? datasets[name.GetValue<string>()] : json["data"];
        var random = new Random(1);
        var input = new JsonataInput
        {
            Now = Now,
            NextDouble = random.NextDouble,
            Bindings = json["bindings"]?.AsObject().ToDictionary() ?? [],
            Limits = new JsonataLimits { MaxDepth = json["depth"]?.GetValue<int>() ?? new JsonataLimits().MaxDepth },
        };
        return json["dataset"] is not null || json.ContainsKey("data") ? input with { Data = data } : input;
    }

    private string? Judge(JsonataResult result)
    {
        if (json.ContainsKey("undefinedResult"))
            return result.IsDefined ? "a result instead of none" : null;
        if (!json.TryGetPropertyValue("result", out var expected))
            return "a result instead of an error";
        if (!result.IsDefined)
            return "no result";
        var actual = result.ToNode();
        return AreAlike(expected, actual, json.ContainsKey("unordered"))
            ? null
            : $"{actual?.ToJsonString() ?? "null"} instead of {expected?.ToJsonString() ?? "null"}";
    }

    private static bool AreAlike(JsonNode? expected, JsonNode? actual, bool isUnordered) => !isUnordered
        ? JsonNode.DeepEquals(expected, actual)
        : expected is JsonArray wanted && actual is JsonArray found && wanted.Count == found.Count
            && wanted.All(item => found.Any(other => JsonNode.DeepEquals(item, other)));
}
