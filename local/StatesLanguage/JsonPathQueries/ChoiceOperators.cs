using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.JsonPathQueries;

/// <summary>The tests of choice rules. A value of another type than the test is for is simply not equal, less or greater.</summary>
internal static class Operators
{
    /// <summary>
    /// Tests that compare with a value, and have a sister named <c>...Path</c> that compares with another part of the data.
    /// </summary>
    public static IReadOnlyDictionary<string, Func<JsonNode?, JsonNode?, bool>> Comparing { get; } = CreateComparing();

    /// <summary>Tests of what a value is; <c>false</c> asks for the opposite.</summary>
    public static IReadOnlyDictionary<string, Func<JsonNode?, bool>> OfType { get; } = new Dictionary<string, Func<JsonNode?, bool>>
    {
        ["IsNull"] = value => value is null,
        ["IsBoolean"] = value => value.AsBoolean() is not null,
        ["IsNumeric"] = value => value.AsNumber() is not null,
        ["IsString"] = value => value.AsText() is not null,
        ["IsTimestamp"] = value => Rfc3339.Parse(value.AsText()) is not null,
    };

    /// <summary>Whether the definition may give this value to the test.</summary>
    public static bool Accepts(string name, JsonNode? operand) => name switch
    {
        _ when name.StartsWith("String", StringComparison.Ordinal) => operand.AsText() is not null,
        _ when name.StartsWith("Numeric", StringComparison.Ordinal) => operand?.GetValueKind() == JsonValueKind.Number,
        _ when name.StartsWith("Timestamp", StringComparison.Ordinal) => Rfc3339.Parse(operand.AsText()) is not null,
        _ => operand.AsBoolean() is not null,
    };

    private static Dictionary<string, Func<JsonNode?, JsonNode?, bool>> CreateComparing()
    {
        var tests = new Dictionary<string, Func<JsonNode?, JsonNode?, bool>>
        {
            ["BooleanEquals"] = (left, right) => left.AsBoolean() is { } value && value == right.AsBoolean(),
            ["StringMatches"] = (left, right) =>
                left.AsText() is { } text && right.AsText() is { } pattern && Wildcards.Match(text, pattern),
        };
        AddOrdered(tests, "String", CompareTexts);
        AddOrdered(tests, "Numeric", (left, right) => Compare(left.AsNumber(), right.AsNumber()));
        AddOrdered(tests, "Timestamp", (left, right) => Compare(Rfc3339.Parse(left.AsText()), Rfc3339.Parse(right.AsText())));
        return tests;
    }

    private static void AddOrdered(
        Dictionary<string, Func<JsonNode?, JsonNode?, bool>> tests, string type, Func<JsonNode?, JsonNode?, int?> compare)
    {
        tests[type + "Equals"] = (left, right) => compare(left, right) == 0;
        tests[type + "LessThan"] = (left, right) => compare(left, right) < 0;
        tests[type + "LessThanEquals"] = (left, right) => compare(left, right) <= 0;
        tests[type + "GreaterThan"] = (left, right) => compare(left, right) > 0;
        tests[type + "GreaterThanEquals"] = (left, right) => compare(left, right) >= 0;
    }

    private static int? CompareTexts(JsonNode? left, JsonNode? right) =>
        left.AsText() is { } first && right.AsText() is { } second ? string.CompareOrdinal(first, second) : null;

    private static int? Compare<T>(T? left, T? right)
        where T : struct, IComparable<T> =>
        left is { } first && right is { } second ? first.CompareTo(second) : null;
}

/// <summary>The patterns of StringMatches: <c>*</c> stands for any characters, <c>\*</c> for a star, <c>\\</c> for a backslash.</summary>
internal static class Wildcards
{
    public static bool Match(string text, string pattern)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                expression.Append(Regex.Escape(pattern[++i].ToString()));
            else if (pattern[i] == '*')
                expression.Append(".*");
            else
                expression.Append(Regex.Escape(pattern[i].ToString()));
        // Without backtracking no pattern, however many stars it has, takes more than linear time.
        return Regex.IsMatch(text, expression.Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }
}
