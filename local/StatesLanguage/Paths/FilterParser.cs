using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>Whether a value passes a filter.</summary>
/// <param name="value">What <c>@</c> stands for.</param>
/// <param name="root">What <c>$</c> stands for: the document that the path began in.</param>
internal delegate bool FilterTest(JsonNode? value, JsonNode? root);

/// <summary>
/// Reads the test of a filter: comparisons of <c>@</c> and <c>$</c> paths and constants, joined by <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and
/// parentheses. The grammar is that of the Jayway library; a bare word is a text.
/// </summary>
internal sealed class FilterParser
{
    // A definition may be a megabyte of parentheses.
    private const int MaxDepth = 100;

    private const string Ends = " )<>=!~&|,]";

    private readonly string _text;
    private int _at;
    private int _depth;

    private FilterParser(string text, int start) => (_text, _at) = (text, start);

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Reads from behind the opening parenthesis, up to the one that closes it.</summary>
    /// <param name="end">Where that one stands.</param>
    /// <exception cref="FormatException">The text is no test that is understood here.</exception>
    public static FilterTest Read(string text, int start, out int end)
    {
        var parser = new FilterParser(text, start);
        var test = parser.ReadAny();
        end = parser._at;
        return parser.Current == ')' ? test : throw parser.Malformed();
    }

    private FilterTest ReadAny()
    {
        if (++_depth > MaxDepth)
            throw Malformed();
        var left = ReadAll();
        while (Take("||"))
        {
            var (first, second) = (left, ReadAll());
            left = (value, root) => first(value, root) || second(value, root);
        }
        _depth--;
        return left;
    }

    private FilterTest ReadAll()
    {
        var left = ReadOne();
        while (Take("&&"))
        {
            var (first, second) = (left, ReadOne());
            left = (value, root) => first(value, root) && second(value, root);
        }
        return left;
    }

    private FilterTest ReadOne()
    {
        var isNegated = false;
        while (Take("!"))
            isNegated = !isNegated;
        var test = Take("(") ? ReadGroup() : ReadComparison();
        return isNegated ? (value, root) => !test(value, root) : test;
    }

    private FilterTest ReadGroup()
    {
        var inner = ReadAny();
        return Take(")") ? inner : throw Malformed();
    }

    private FilterTest ReadComparison()
    {
        var left = ReadOperand();
        if (FilterOperators.Names.FirstOrDefault(TakeOperator) is not { } name)
            return (value, root) => left(value, root).Found;
        if (name == "=~")
            return ReadMatch(left);
        var right = ReadOperand();
        return (value, root) => FilterOperators.Compare(name, left(value, root), right(value, root));
    }

    private FilterTest ReadMatch(Func<JsonNode?, JsonNode?, FilterOperand> left)
    {
        SkipBlanks();
        var close = Current == '/' ? _text.IndexOf('/', _at + 1) : -1;
        if (close < 0)
            throw Malformed();
        var pattern = _text[(_at + 1)..close];
        _at = close + 1;
        var ignoresCase = Current == 'i';
        if (ignoresCase)
            _at++;
        var expression = Compile($"^(?:{pattern})$", ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return (value, root) => left(value, root).Value.AsText() is { } text && expression.IsMatch(text);
    }

    private Regex Compile(string pattern, RegexOptions options)
    {
        try
        {
            // Without backtracking no pattern takes more than linear time.
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw Malformed();
        }
    }

    private Func<JsonNode?, JsonNode?, FilterOperand> ReadOperand()
    {
        SkipBlanks();
        switch (Current)
        {
            case '@' or '$':
                return ReadPath();
            case '\'' or '"':
                return Constant(JsonValue.Create(ReadQuoted()));
            case '[':
                return Constant(ReadList());
            default:
                return Constant(ReadWord());
        }
    }

    private static Func<JsonNode?, JsonNode?, FilterOperand> Constant(JsonNode? value) => (_, _) => new(Found: true, value);

    private Func<JsonNode?, JsonNode?, FilterOperand> ReadPath()
    {
        var isRoot = Current == '$';
        var start = ++_at;
        while (_at < _text.Length && !Ends.Contains(Current, StringComparison.Ordinal))
            _at = Current == '[' ? Closing() + 1 : Current == '(' && _text.AsSpan(_at).StartsWith("()") ? _at + 2 : _at + 1;
        if (!JsonPathParser.TryParse("$" + _text[start.._at], out var path) || path.Root != PathRoot.Data)
            throw Malformed();
        return (value, root) => path.TryFollow(isRoot ? root : value, root, out var found) ? new(Found: true, found) : new(Found: false, null);
    }

    // The bracket that closes the current one, those inside of it and quoted ones left aside.
    private int Closing()
    {
        var open = 0;
        var quote = '\0';
        for (var i = _at; i < _text.Length; i++)
        {
            if (quote != '\0' && _text[i] == '\\')
                i++;
            else if (quote != '\0')
                quote = _text[i] == quote ? '\0' : quote;
            else if (_text[i] is '\'' or '"')
                quote = _text[i];
            else if (_text[i] == '[')
                open++;
            else if (_text[i] == ']' && --open == 0)
                return i;
        }
        throw Malformed();
    }

    private JsonArray ReadList()
    {
        var items = new JsonArray();
        _at++;
        while (!Take("]"))
        {
            if (items.Count > 0 && !Take(","))
                throw Malformed();
            SkipBlanks();
            items.Add(Current is '\'' or '"' ? JsonValue.Create(ReadQuoted()) : ReadWord());
        }
        return items;
    }

    private JsonNode? ReadWord()
    {
        var start = _at;
        while (_at < _text.Length && !Ends.Contains(Current, StringComparison.Ordinal))
            _at++;
        var word = _text[start.._at];
        if (word.Length == 0 || word.AsSpan().ContainsAny("({[/"))
            throw Malformed();
        try
        {
            return JsonText.Parse(word);
        }
        catch (JsonException)
        {
            return JsonValue.Create(word);
        }
    }

    private string ReadQuoted()
    {
        var quote = _text[_at++];
        var content = new StringBuilder();
        while (Current != quote)
        {
            if (Current == '\\')
                _at++;
            if (_at >= _text.Length)
                throw Malformed();
            content.Append(_text[_at++]);
        }
        _at++;
        return content.ToString();
    }

    // An operator that is a word ends where the word does.
    private bool TakeOperator(string name)
    {
        SkipBlanks();
        var end = _at + name.Length;
        return !(char.IsLetter(name[0]) && end < _text.Length && char.IsLetterOrDigit(_text[end])) && Take(name);
    }

    private bool Take(string token)
    {
        SkipBlanks();
        if (!_text.AsSpan(_at).StartsWith(token))
            return false;
        _at += token.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (Current == ' ')
            _at++;
    }

    private FormatException Malformed() => new($"There is no filter in '{_text}'.");
}
