using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>
/// Reads the test of a filter: comparisons of <c>@</c> paths and constants, joined by <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and
/// parentheses.
/// </summary>
/// <remarks>Jayway's further operators (<c>=~</c>, <c>in</c>, <c>contains</c>, <c>size</c> ...) are not among them: a path with one is
/// refused.</remarks>
internal sealed partial class FilterParser
{
    private readonly IReadOnlyList<string> _tokens;
    private int _at;

    private FilterParser(IReadOnlyList<string> tokens) => _tokens = tokens;

    private string Current => _at < _tokens.Count ? _tokens[_at] : "";

    /// <exception cref="FormatException">The text is no test that is understood here.</exception>
    public static Func<JsonNode?, bool> Parse(string text)
    {
        if (Token().Replace(text, "").Length > 0)
            throw Malformed(text);
        var tokens = Token().Matches(text).Select(match => match.Groups[1].Value).ToArray();
        var parser = new FilterParser(tokens);
        var test = parser.ReadAny();
        return parser._at == tokens.Length ? test : throw Malformed(text);
    }

    private Func<JsonNode?, bool> ReadAny()
    {
        var left = ReadAll();
        while (Take("||"))
        {
            var (first, second) = (left, ReadAll());
            left = value => first(value) || second(value);
        }
        return left;
    }

    private Func<JsonNode?, bool> ReadAll()
    {
        var left = ReadOne();
        while (Take("&&"))
        {
            var (first, second) = (left, ReadOne());
            left = value => first(value) && second(value);
        }
        return left;
    }

    private Func<JsonNode?, bool> ReadOne()
    {
        if (Take("!"))
        {
            var inner = ReadOne();
            return value => !inner(value);
        }
        if (Take("("))
        {
            var inner = ReadAny();
            return Take(")") ? inner : throw Malformed(Current);
        }
        var left = ReadOperand();
        if (Current is not ("==" or "!=" or "<" or "<=" or ">" or ">="))
            return value => left(value).Found;
        var comparison = _tokens[_at++];
        var right = ReadOperand();
        return value => Compare(comparison, left(value), right(value));
    }

    private Func<JsonNode?, (bool Found, JsonNode? Value)> ReadOperand()
    {
        if (_at == _tokens.Count)
            throw Malformed("");
        var token = _tokens[_at++];
        if (token[0] != '@')
        {
            var constant = ReadConstant(token);
            return _ => (true, constant);
        }
        var path = JsonPathParser.TryParse("$" + token[1..], out var parsed) && parsed.IsDefinite ? parsed : throw Malformed(token);
        return value => Follow(path, value);
    }

    private static (bool Found, JsonNode? Value) Follow(JsonPath path, JsonNode? value)
    {
        foreach (var step in path.Steps)
        {
            var found = step.Select(value).Take(1).ToArray();
            if (found.Length == 0)
                return (false, null);
            value = found[0];
        }
        return (true, value);
    }

    private static bool Compare(string comparison, (bool Found, JsonNode? Value) left, (bool Found, JsonNode? Value) right)
    {
        if (!left.Found || !right.Found)
            return comparison == "!=";
        if (comparison is "==" or "!=")
            return JsonNode.DeepEquals(left.Value, right.Value) == (comparison == "==");
        int? order = (left.Value.AsNumber(), right.Value.AsNumber()) switch
        {
            ({ } first, { } second) => first.CompareTo(second),
            _ when left.Value.AsText() is { } first && right.Value.AsText() is { } second => string.CompareOrdinal(first, second),
            _ => null,
        };
        return comparison switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    }

    private static JsonNode? ReadConstant(string token)
    {
        try
        {
            return token[0] == '\'' ? JsonValue.Create(token[1..^1]) : JsonText.Parse(token);
        }
        catch (JsonException)
        {
            throw Malformed(token);
        }
    }

    private bool Take(string token)
    {
        if (Current != token)
            return false;
        _at++;
        return true;
    }

    private static FormatException Malformed(string text) => new($"'{text}' is no filter.");

    [GeneratedRegex("""\s*(@[\w.\[\]'-]*|'[^']*'|"[^"]*"|&&|\|\||==|!=|<=|>=|[<>!()]|-?\d+(\.\d+)?|true|false|null)\s*""")]
    private static partial Regex Token();
}
