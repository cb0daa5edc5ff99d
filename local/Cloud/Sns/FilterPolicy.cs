using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sns;

/// <summary>Which messages a subscription lets through: every key must match, by any of its values; the keys of <c>$or</c>, by any of them.</summary>
/// <remarks>
/// After "Filter policy constraints" and "operators" of the SNS guide: exact, <c>prefix</c>, <c>suffix</c>, <c>equals-ignore-case</c>,
/// <c>anything-but</c> (with <c>prefix</c>, <c>suffix</c>), <c>numeric</c>, <c>exists</c>, <c>cidr</c>. Of a list of the message, one
/// element is enough.
/// </remarks>
internal sealed class FilterPolicy
{
    private const int MaxCombinations = 150;
    private const int MaxKeys = 5;

    private readonly Func<JsonObject, bool> _matches;

    private FilterPolicy(Func<JsonObject, bool> matches, bool ofBody) => (_matches, OfBody) = (matches, ofBody);

    /// <summary>Whether it looks at the message itself, a JSON object then, and not at its attributes.</summary>
    public bool OfBody { get; }

    /// <param name="properties">The message, or its attributes: texts, numbers and, for <c>String.Array</c>, lists.</param>
    public bool Matches(JsonObject properties) => _matches(properties);

    /// <exception cref="AwsException">It is none.</exception>
    public static FilterPolicy Parse(string text, bool ofBody)
    {
        JsonObject policy;
        try
        {
            policy = JsonNode.Parse(text) as JsonObject ?? throw Invalid("Filter policy must be a JSON object");
        }
        catch (JsonException)
        {
            throw Invalid("failed to parse JSON.");
        }
        var (keys, combinations) = (0, 1L);
        var matches = All(policy, ofBody, ref keys, ref combinations);
        if (keys > MaxKeys)
            throw Invalid($"Filter policy can not have more than {MaxKeys} keys");
        if (combinations > MaxCombinations)
            throw Invalid("Filter policy is too complex");
        return new(matches, ofBody);
    }

    private static Func<JsonObject, bool> All(JsonObject policy, bool mayNest, ref int keys, ref long combinations)
    {
        var rules = new List<Func<JsonObject, bool>>();
        foreach (var (key, rule) in policy)
        {
            if (key == "$or" && rule is JsonArray { Count: > 1 } branches && branches.All(branch => branch is JsonObject))
            {
                var any = new List<Func<JsonObject, bool>>();
                foreach (var branch in branches)
                    any.Add(All(branch!.AsObject(), mayNest, ref keys, ref combinations));
                rules.Add(message => any.Exists(one => one(message)));
            }
            else if (rule is JsonArray { Count: > 0 } values)
            {
                keys++;
                combinations *= values.Count;
                List<Func<JsonNode?, bool, bool>> conditions = [.. values.Select(Condition)];
                rules.Add(message => conditions.Exists(condition => IsMet(condition, message, key)));
            }
            else if (rule is JsonObject inner && mayNest)
            {
                var nested = All(inner, mayNest, ref keys, ref combinations);
                rules.Add(message => message[key] is JsonObject child && nested(child));
            }
            else
            {
                throw Invalid($"\"{key}\" must be an object or an array");
            }
        }
        return message => rules.TrueForAll(rule => rule(message));
    }

    private static bool IsMet(Func<JsonNode?, bool, bool> condition, JsonObject message, string key)
    {
        var isThere = message.TryGetPropertyValue(key, out var value);
        return value is JsonArray list && list.Count > 0
            ? list.Any(element => condition(element, true))
            : condition(value, isThere);
    }

    private static Func<JsonNode?, bool, bool> Condition(JsonNode? rule)
    {
        if (rule is not JsonObject { Count: 1 } operation)
            return rule is JsonArray or JsonObject
                ? throw Invalid("Match value must be String, number, true, false, or null")
                : (value, isThere) => isThere && JsonNode.DeepEquals(value, rule);
        var (name, operand) = operation.First();
        return name switch
        {
            "exists" when operand?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => (_, isThere) => isThere == operand.GetValue<bool>(),
            "anything-but" => AnythingBut(operand),
            "numeric" when operand is JsonArray bounds => Numeric(bounds),
            "cidr" when TextOf(operand) is { } cidr && IPNetwork.TryParse(cidr, out var network) =>
                (value, _) => IPAddress.TryParse(TextOf(value), out var address) && network.Contains(address),
            "prefix" or "suffix" or "equals-ignore-case" when TextOf(operand) is { } part => (value, _) => TextOf(value) is { } text && name switch
            {
                "prefix" => text.StartsWith(part, StringComparison.Ordinal),
                "suffix" => text.EndsWith(part, StringComparison.Ordinal),
                _ => text.Equals(part, StringComparison.OrdinalIgnoreCase),
            },
            _ => throw Invalid($"Unrecognized match type {name}"),
        };
    }

    private static Func<JsonNode?, bool, bool> AnythingBut(JsonNode? operand)
    {
        if (operand is JsonObject inner)
        {
            var excluded = Condition(inner.DeepClone());
            return (value, isThere) => isThere && !excluded(value, isThere);
        }
        JsonNode?[] values = operand is JsonArray list ? [.. list] : [operand];
        return (value, isThere) => isThere && !values.Any(one => JsonNode.DeepEquals(one, value));
    }

    // One comparison, or a lower and an upper one.
    private static Func<JsonNode?, bool, bool> Numeric(JsonArray bounds)
    {
        if (bounds.Count is not (2 or 4))
            throw Invalid("Value of numeric must be an array of a comparison and a number, once or twice");
        var comparisons = bounds.Chunk(2).Select(pair => (Sign: TextOf(pair[0]), Bound: NumberOf(pair[1]))).ToList();
        if (comparisons.Exists(one => one.Bound is null || one.Sign is not ("=" or "<" or "<=" or ">" or ">=")))
            throw Invalid("Unrecognized numeric range operator");
        return (value, _) => NumberOf(value) is { } number && comparisons.TrueForAll(one => one.Sign switch
        {
            "=" => number == one.Bound,
            "<" => number < one.Bound,
            "<=" => number <= one.Bound,
            ">" => number > one.Bound,
            _ => number >= one.Bound,
        });
    }

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static decimal? NumberOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static AwsException Invalid(string what) => SnsErrors.Invalid($"FilterPolicy: {what}");
}
