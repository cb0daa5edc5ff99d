using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Comparison.Local.StatesLanguage.Definitions;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary>
/// Reads paths. The functions of Jayway, such as <c>length()</c>, are not among them: such a path is refused with the definition.
/// </summary>
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
        while (_at < _text.Length)
            ReadStep(steps);
        // A path that ends in .. names nothing.
        return steps is [.., DescendStep] ? throw Malformed() : new JsonPath(_text, root, variable, steps);
    }

    private (PathRoot Root, string? Variable) ReadRoot()
    {
        if (Current == '$')
        {
            _at++;
            return (PathRoot.Context, null);
        }
        return IsName(Current) ? (PathRoot.Variable, ReadName()) : (PathRoot.Data, null);
    }

    private void ReadStep(List<PathStep> steps)
    {
        if (Current == '[')
        {
            steps.Add(ReadBracket());
            return;
        }
        Expect('.');
        if (Current == '.')
        {
            _at++;
            steps.Add(new DescendStep());
            if (Current == '[')
                return;
        }
        if (Current == '*')
        {
            _at++;
            steps.Add(new WildcardStep());
            return;
        }
        steps.Add(new PropertyStep(ReadName()));
        if (Current == '(')
            throw Malformed();
    }

    private PathStep ReadBracket()
    {
        Expect('[');
        PathStep step = Current switch
        {
            '\'' or '"' => new PropertyStep(ReadQuoted()),
            '*' => ReadWildcard(),
            '?' => ReadFilter(),
            _ => ReadIndexes(),
        };
        Expect(']');
        return step;
    }

    private WildcardStep ReadWildcard()
    {
        _at++;
        return new WildcardStep();
    }

    private FilterStep ReadFilter()
    {
        var end = _text.IndexOf(")]", _at, StringComparison.Ordinal);
        if (end < 0 || !_text.AsSpan(_at).StartsWith("?("))
            throw Malformed();
        var test = _text[(_at + 2)..end];
        _at = end + 1;
        return new FilterStep(test, FilterParser.Parse(test));
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

    private string ReadName()
    {
        var start = _at;
        while (IsName(Current))
            _at++;
        return _at == start ? throw Malformed() : _text[start.._at];
    }

    // Jayway takes anything up to the next step for a property's name.
    private static bool IsName(char character) => !"\0.[]() $'\"*,".Contains(character, StringComparison.Ordinal);

    private void Expect(char character)
    {
        if (Current != character)
            throw Malformed();
        _at++;
    }

    private FormatException Malformed() => new($"'{_text}' is no path.");
}
