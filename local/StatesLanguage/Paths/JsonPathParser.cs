using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>Reads paths in the grammar of the Jayway library, in which a dot may stand before a bracket.</summary>
internal sealed class JsonPathParser
{
    private readonly string _text;
    private int _at;

    private JsonPathParser(string text) => _text = text;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>A path field; the definition is refused when it is none.</summary>
    public static JsonPath? Read(Fields fields, string name)
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (TryParse(text, out var path))
            return path;
        fields.Refuse("Value is not a valid JSONPath", name);
        return null;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path)
    {
        try
        {
            path = new JsonPathParser(text).ReadPath();
            return true;
        }
        catch (FormatException)
        {
            path = null;
            return false;
        }
    }

    private JsonPath ReadPath()
    {
        Expect('$');
        var (root, variable) = ReadRoot();
        var steps = new List<PathStep>();
        Func<JsonNode?, JsonNode?>? function = null;
        while (_at < _text.Length)
            function = function is null ? ReadStep(steps) : throw Malformed();
        // A path that ends in .. names nothing.
        if (steps is [.., DescendStep])
            throw Malformed();
        if (steps is [.., NamesStep last])
            steps[^1] = new NamesStep(last.Names, IsLast: function is null);
        return new JsonPath(_text, root, variable, steps, function);
    }

    private (PathRoot Root, string? Variable) ReadRoot()
    {
        if (Current == '$')
        {
            _at++;
            return (PathRoot.Context, null);
        }
        return IsVariable(Current) ? (PathRoot.Variable, ReadWhile(IsVariable)) : (PathRoot.Data, null);
    }

    // A function, when the path goes on with one.
    private Func<JsonNode?, JsonNode?>? ReadStep(List<PathStep> steps)
    {
        if (Current == '.')
        {
            _at++;
            if (Current == '.')
            {
                _at++;
                steps.Add(new DescendStep());
            }
        }
        else if (Current != '[')
            throw Malformed();
        switch (Current)
        {
            case '[':
                steps.Add(ReadBracket() is var step && steps is [.., DescendStep] && step is FilterStep filter
                    ? filter with { FollowsDescent = true }
                    : step);
                return null;
            case '*':
                steps.Add(ReadWildcard());
                return null;
        }
        var name = ReadWhile(IsName);
        if (!_text.AsSpan(_at).StartsWith("()"))
        {
            steps.Add(new PropertyStep(name));
            return null;
        }
        _at += 2;
        return PathFunctions.Find(name) ?? throw Malformed();
    }

    private PathStep ReadBracket()
    {
        Expect('[');
        SkipBlanks();
        PathStep step = Current switch
        {
            '\'' or '"' => ReadNames(),
            '*' => ReadWildcard(),
            '?' => ReadFilter(),
            _ => ReadIndexes(),
        };
        SkipBlanks();
        Expect(']');
        return step;
    }

    private PathStep ReadNames()
    {
        var names = new List<string> { ReadQuoted() };
        SkipBlanks();
        while (Current == ',')
        {
            _at++;
            SkipBlanks();
            names.Add(Current is '\'' or '"' ? ReadQuoted() : throw Malformed());
            SkipBlanks();
        }
        return names.Count == 1 ? new PropertyStep(names[0]) : new NamesStep(names, IsLast: false);
    }

    private WildcardStep ReadWildcard()
    {
        _at++;
        return new WildcardStep();
    }

    private FilterStep ReadFilter()
    {
        _at++;
        SkipBlanks();
        Expect('(');
        var start = _at;
        var test = FilterParser.Read(_text, start, out var end);
        _at = end + 1;
        return new FilterStep(_text[start..end], test);
    }

    private PathStep ReadIndexes()
    {
        var close = _text.IndexOf(']', _at);
        var inside = close < 0 ? throw Malformed() : _text[_at..close];
        _at = close;
        if (inside.Split(':') is [var from, var to])
            return new SliceStep(ReadBound(from), ReadBound(to));
        return new IndexStep([.. inside.Split(',').Select(index => ReadBound(index) ?? throw Malformed())]);
    }

    private int? ReadBound(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)
            ? bound
            : throw Malformed();
    }

    private string ReadQuoted()
    {
        var quote = _text[_at++];
        var name = new StringBuilder();
        while (Current != quote)
        {
            // A backslash escapes only the quote around it; before anything else it belongs to the name (recorded on AWS).
            if (Current == '\\' && _at + 1 < _text.Length && _text[_at + 1] == quote)
                _at++;
            if (_at >= _text.Length)
                throw Malformed();
            name.Append(_text[_at++]);
        }
        _at++;
        return name.ToString();
    }

    private string ReadWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _text.Length && belongs(Current))
            _at++;
        return _at == start ? throw Malformed() : _text[start.._at];
    }

    private void SkipBlanks()
    {
        while (Current == ' ')
            _at++;
    }

    private static bool IsVariable(char character) => char.IsLetterOrDigit(character) || character == '_';

    // Jayway takes anything up to the next step for a property's name.
    private static bool IsName(char character) => !".[( ".Contains(character, StringComparison.Ordinal);

    private void Expect(char character)
    {
        if (Current != character)
            throw Malformed();
        _at++;
    }

    private FormatException Malformed() => new($"'{_text}' is no path.");
}
