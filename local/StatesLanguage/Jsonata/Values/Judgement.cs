using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>What values are, and how they compare.</summary>
internal static class Judgement
{
    /// <summary>Whether two values are the same, whatever order the members of objects have.</summary>
    public static bool AreEqual(object? left, object? right, Budget budget)
    {
        budget.Spend(1);
        switch (left, right)
        {
            case (double first, double second):
                return first == second;
            case (LargeInteger first, LargeInteger second):
                return first.Value == second.Value;
            case (string first, string second):
                return first == second;
            case (bool first, bool second):
                return first == second;
            case (JsonataArray first, JsonataArray second):
                if (ReferenceEquals(first, second))
                    return true;
                if (first.Count != second.Count)
                    return false;
                Budget.EnsureStack();
                for (var i = 0; i < first.Count; i++)
                    if (!AreEqual(first[i], second[i], budget))
                        return false;
                return true;
            case (JsonataObject first, JsonataObject second):
                if (ReferenceEquals(first, second))
                    return true;
                if (first.Count != second.Count)
                    return false;
                Budget.EnsureStack();
                foreach (var (name, value) in first.Members)
                    if (!second.Members.TryGetValue(name, out var other) || !AreEqual(value, other, budget))
                        return false;
                return true;
            default:
                return ReferenceEquals(left, right);
        }
    }

    /// <summary>Whether a value counts as true: $boolean. No value at all does not.</summary>
    public static bool IsTrue(object? value)
    {
        switch (value)
        {
            case bool flag:
                return flag;
            case double number:
                return RequireFinite(number) != 0;
            case LargeInteger:
                return true;
            case string text:
                return text.Length > 0;
            case JsonataObject members:
                return members.Count > 0;
            case JsonataArray array:
                Budget.EnsureStack();
                return array.Items.Exists(IsTrue);
            default:
                return false;
        }
    }

    /// <summary>Whether the value is a number that JSON can hold.</summary>
    /// <exception cref="JsonataException">D1001: the number is infinite, or none.</exception>
    public static bool IsNumber(object? value) => value is double number ? double.IsFinite(RequireFinite(number)) : value is LargeInteger;

    /// <summary>A number to calculate with.</summary>
    public static double ToDouble(object? number) => number is LargeInteger large ? large.Value : (double)number!;

    public static int CompareNumbers(object left, object right)
    {
        var comparison = ToDouble(left).CompareTo(ToDouble(right));
        return comparison == 0 && ToWhole(left) is { } first && ToWhole(right) is { } second ? first.CompareTo(second) : comparison;
    }

    /// <summary>A whole number of 64 bits; null for any other.</summary>
    public static Int128? ToWhole(object number) =>
        number is LargeInteger large ? large.Value
        : number is double other && Math.Floor(other) == other && Math.Abs(other) <= long.MaxValue ? (Int128)other
        : null;

    public static bool AreNumbers(JsonataArray array) => array.Items.TrueForAll(IsNumber);

    public static bool AreTexts(JsonataArray array) => array.Items.TrueForAll(item => item is string);

    public static bool IsInteger(object? value) => value is double number ? Math.Floor(number) == number && double.IsFinite(number) : value is LargeInteger;

    /// <summary>The name that $type gives a value.</summary>
    public static string? TypeName(object? value) => value switch
    {
        null => null,
        JsonNull => "null",
        bool => "boolean",
        double or LargeInteger => "number",
        string => "string",
        JsonataArray => "array",
        JsonataFunction => "function",
        _ => "object",
    };

    private static double RequireFinite(double number) =>
        double.IsFinite(number) ? number : throw new JsonataException("D1001") { Value = "null" };
}
