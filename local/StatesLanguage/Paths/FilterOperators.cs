using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>One side of a comparison.</summary>
/// <param name="Found">False for a path that leads nowhere, which equals nothing, not even null.</param>
internal readonly record struct FilterOperand(bool Found, JsonNode? Value);

/// <summary>The operators of filters, with the semantics of the Jayway library.</summary>
internal static class FilterOperators
{
    /// <summary>Longer ones before those that they begin with.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "==", "!=", "=~", "<=", ">=", "<", ">", "in", "nin", "contains", "size", "empty", "subsetof", "anyof", "noneof",
    ];

    public static bool Compare(string name, FilterOperand left, FilterOperand right) => name switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        ">=" => Order(left, right) >= 0,
        "in" => Contains(right.Value, left),
        "nin" => !Contains(right.Value, left),
        "contains" => Contains(left.Value, right),
        "size" => Size(left.Value) is { } size && size == right.Value.AsInteger(),
        "empty" => Size(left.Value) is { } size && size == 0 == right.Value.AsBoolean(),
        "subsetof" => Items(left).All(item => Contains(right.Value, item)),
        "anyof" => Items(left).Any(item => Contains(right.Value, item)),
        _ => !Items(left).Any(item => Contains(right.Value, item)),
    };

    private static bool AreEqual(FilterOperand left, FilterOperand right)
    {
        if (!left.Found || !right.Found)
            return false;
        // A number beside a text is compared as the left one is.
        return (left.Value.AsNumber(), left.Value.AsText(), right.Value.AsNumber(), right.Value.AsText()) switch
        {
            ({ } number, _, null, { } text) =>
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed.Equals(number),
            (null, { } text, { }, _) => text == JsonText.Write(right.Value),
            ({ } first, _, { } second, _) => first.Equals(second),
            _ => JsonNode.DeepEquals(left.Value, right.Value),
        };
    }

    private static int? Order(FilterOperand left, FilterOperand right) => (left.Value.AsNumber(), right.Value.AsNumber()) switch
    {
        ({ } first, { } second) => first.CompareTo(second),
        _ when left.Value.AsText() is { } first && right.Value.AsText() is { } second => string.CompareOrdinal(first, second),
        _ => null,
    };

    private static bool Contains(JsonNode? whole, FilterOperand part) =>
        whole is JsonArray items
            ? items.Any(item => AreEqual(part, new(Found: true, item)))
            : whole.AsText() is { } text && part.Value.AsText() is { } inner && text.Contains(inner, StringComparison.Ordinal);

    private static int? Size(JsonNode? value) => value switch
    {
        JsonArray items => items.Count,
        JsonObject members => members.Count,
        _ => value.AsText()?.Length,
    };

    private static IEnumerable<FilterOperand> Items(FilterOperand operand) =>
        (operand.Value as JsonArray ?? []).Select(item => new FilterOperand(Found: true, item));
}
