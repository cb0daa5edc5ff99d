using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>
/// JSON as the evaluator holds it, and back: null for no value, <see cref="JsonNull"/>, bool, double, <see cref="LargeInteger"/>,
/// string, <see cref="JsonataArray"/>, <see cref="JsonataObject"/>, <see cref="JsonataFunction"/>.
/// </summary>
internal static class JsonValues
{
    private const int MaxDepth = 128;
    private const int MaxBoxed = 256;

    private static readonly object[] Boxed = [.. Enumerable.Range(0, MaxBoxed).Select(number => (object)(double)number)];

    public static object True { get; } = true;

    public static object False { get; } = false;

    public static object Box(bool value) => value ? True : False;

    /// <summary>Small whole numbers are boxed once for all.</summary>
    public static object Box(double value)
    {
        var index = (int)value;
        return index == value && (uint)index < MaxBoxed && !double.IsNegative(value) ? Boxed[index] : value;
    }

    public static object FromNode(JsonNode? node) => node switch
    {
        null => JsonNull.Instance,
        JsonObject members => new JsonataObject(members),
        JsonArray items => new JsonataArray(items),
        _ => FromScalar(node.AsValue()),
    };

    /// <summary>A value for use outside; one that is itself a part of some document is copied by whoever puts it into another.</summary>
    /// <exception cref="NotSupportedException">A function is not JSON.</exception>
    /// <exception cref="JsonataException">The value is nested more deeply than readers of JSON would take it.</exception>
    public static JsonNode? ToNode(object? value, int depth = 0)
    {
        switch (value)
        {
            case null or JsonNull:
                return null;
            case bool flag:
                return JsonValue.Create(flag);
            case double number:
                return ToNode(number);
            case LargeInteger large:
                return JsonValue.Create(large.Value);
            case string text:
                return JsonValue.Create(text);
            case JsonataArray { Source: { } source }:
                RequireDepth(source, depth);
                return source;
            case JsonataObject { Source: { } source }:
                RequireDepth(source, depth);
                return source;
            case JsonataArray array:
                RequireDepth(depth);
                return new JsonArray([.. array.Items.Select(item => ToOwnNode(item, depth + 1))]);
            case JsonataObject members:
                RequireDepth(depth);
                var result = new JsonObject();
                foreach (var (name, member) in members.Members)
                    result[name] = ToOwnNode(member, depth + 1);
                return result;
            default:
                throw new NotSupportedException("A function is not JSON.");
        }
    }

    /// <summary>Whether there is a function in the value, at any depth.</summary>
    /// <exception cref="JsonataException">The value is nested more deeply than readers of JSON would take it.</exception>
    public static bool HoldsFunction(object? value, int depth = 0)
    {
        switch (value)
        {
            case JsonataFunction:
                return true;
            case JsonataArray { Source: null } array:
                RequireDepth(depth);
                return array.Items.Exists(item => HoldsFunction(item, depth + 1));
            case JsonataObject { Source: null } members:
                RequireDepth(depth);
                return members.Members.Values.Any(member => HoldsFunction(member, depth + 1));
            default:
                return false;
        }
    }

    private static JsonNode? ToOwnNode(object? value, int depth)
    {
        var node = ToNode(value, depth);
        return value is JsonataArray { Source: not null } or JsonataObject { Source: not null } ? node!.DeepClone() : node;
    }

    private static void RequireDepth(int depth)
    {
        if (depth >= MaxDepth)
            throw new JsonataException("U1001") { Bound = JsonataBound.Depth };
    }

    private static void RequireDepth(JsonNode? node, int depth)
    {
        if (node is JsonObject or JsonArray)
            RequireDepth(depth);
        if (node is JsonObject members)
            foreach (var (_, member) in members)
                RequireDepth(member, depth + 1);
        else if (node is JsonArray items)
            foreach (var item in items)
                RequireDepth(item, depth + 1);
    }

    private static JsonNode ToNode(double number)
    {
        if (Math.Abs(number) <= LargeInteger.MinMagnitude && Math.Floor(number) == number)
            return JsonValue.Create((long)number);
        // What JSON has no number for is a text, as in AWS's engine.
        if (!double.IsFinite(number))
            return JsonValue.Create(Numbers.ToText(number));
        return JsonNode.Parse(Numbers.ToText(number))!;
    }

    private static object FromScalar(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True:
                return True;
            case JsonValueKind.False:
                return False;
            case JsonValueKind.String:
                return value.GetValue<string>();
            case JsonValueKind.Number:
                var number = ToDouble(value);
                return Math.Abs(number) >= LargeInteger.MinMagnitude && value.TryGetValue(out long whole) && LargeInteger.TryCreate(whole) is { } large ? large : Box(number);
            default:
                return JsonNull.Instance;
        }
    }

    private static double ToDouble(JsonValue value) =>
        value.TryGetValue(out JsonElement element) ? element.GetDouble()
        : value.TryGetValue(out double number) ? number
        : value.TryGetValue(out int small) ? small
        : value.TryGetValue(out long large) ? large
        : double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
