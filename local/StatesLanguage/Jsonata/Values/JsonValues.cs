using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;

namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>
/// JSON as the evaluator holds it, and back: null for no value, <see cref="JsonNull"/>, bool, double, string,
/// <see cref="JsonataArray"/>, <see cref="JsonataObject"/>, <see cref="JsonataFunction"/>.
/// </summary>
internal static class JsonValues
{
    private const double MaxExact = 9_007_199_254_740_992;
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
    public static JsonNode? ToNode(object? value)
    {
        switch (value)
        {
            case null or JsonNull:
                return null;
            case bool flag:
                return JsonValue.Create(flag);
            case double number:
                return ToNode(number);
            case string text:
                return JsonValue.Create(text);
            case JsonataArray { Source: { } source }:
                return source;
            case JsonataObject { Source: { } source }:
                return source;
            case JsonataArray array:
                Budget.EnsureStack();
                return new JsonArray([.. array.Items.Select(ToOwnNode)]);
            case JsonataObject members:
                Budget.EnsureStack();
                var result = new JsonObject();
                foreach (var (name, member) in members.Members)
                    result[name] = ToOwnNode(member);
                return result;
            default:
                throw new NotSupportedException("A function is not JSON.");
        }
    }

    /// <summary>Whether there is a function in the value, at any depth.</summary>
    public static bool HoldsFunction(object? value)
    {
        switch (value)
        {
            case JsonataFunction:
                return true;
            case JsonataArray { Source: null } array:
                Budget.EnsureStack();
                return array.Items.Exists(HoldsFunction);
            case JsonataObject { Source: null } members:
                Budget.EnsureStack();
                return members.Members.Values.Any(HoldsFunction);
            default:
                return false;
        }
    }

    private static JsonNode? ToOwnNode(object? value)
    {
        var node = ToNode(value);
        return node?.Parent is null && value is not (JsonataArray { Source: not null } or JsonataObject { Source: not null })
            ? node
            : node!.DeepClone();
    }

    private static JsonNode ToNode(double number)
    {
        if (Math.Abs(number) <= MaxExact && Math.Floor(number) == number)
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
                return Box(value.TryGetValue(out JsonElement element) ? element.GetDouble()
                    : value.TryGetValue(out double number) ? number
                    : value.TryGetValue(out int small) ? small
                    : value.TryGetValue(out long large) ? large
                    : double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture));
            default:
                return JsonNull.Instance;
        }
    }
}
