using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>What a piece of an expression is.</summary>
internal enum ExpressionTokenKind
{
    End,
    Operator,
    Name,
    Variable,
    Text,
    Number,
    Constant,
    Regex,
}

/// <summary>A piece of an expression.</summary>
/// <param name="Text">The operator, the name, or the text between the quotes.</param>
/// <param name="Value">Of a number or a constant, or the <see cref="System.Text.RegularExpressions.Regex"/>.</param>
/// <param name="Position">Where it ends.</param>
internal sealed record ExpressionToken(ExpressionTokenKind Kind, string Text, int Position, object? Value = null)
{
    public bool Is(string symbol) => Kind == ExpressionTokenKind.Operator && Text == symbol;
}

/// <summary>Cuts an expression into tokens, one after another.</summary>
internal sealed partial class Lexer(string text)
{
    private const string Blanks = " \t\n\r\v";
    private const string Single = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    private static readonly HashSet<string> Double = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];

    private int _at;

    /// <param name="isOperand">Whether a value is expected, so that a slash begins a regular expression.</param>
    public ExpressionToken Read(bool isOperand)
    {
        SkipBlanks();
        if (_at >= text.Length)
            return new ExpressionToken(ExpressionTokenKind.End, "(end)", text.Length);
        var first = text[_at];
        if (first == '/' && isOperand)
        {
            _at++;
            var (pattern, end) = RegexReader.Read(text, _at);
            _at = end;
            return new ExpressionToken(ExpressionTokenKind.Regex, "", _at, pattern);
        }
        if (_at + 1 < text.Length && Double.Contains(text.Substring(_at, 2)))
            return Operator(2);
        if (Single.Contains(first))
            return Operator(1);
        if (first is '"' or '\'')
            return ReadText(first);
        if (NumberPattern().Match(text, _at) is { Success: true } number)
            return ReadNumber(number.Value);
        return first == '`' ? ReadQuotedName() : ReadName();
    }

    private ExpressionToken Operator(int length)
    {
        _at += length;
        return new ExpressionToken(ExpressionTokenKind.Operator, text[(_at - length).._at], _at);
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
            if (Blanks.Contains(text[_at]))
            {
                _at++;
            }
            else if (text[_at] == '/' && _at + 1 < text.Length && text[_at + 1] == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new JsonataException("S0106") { Position = _at };
                _at = end + 2;
            }
            else
            {
                return;
            }
    }

    private ExpressionToken ReadText(char quote)
    {
        var read = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
            if (text[_at] == quote)
                return new ExpressionToken(ExpressionTokenKind.Text, read.ToString(), ++_at);
            else if (text[_at] == '\\')
                read.Append(ReadEscape());
            else
                read.Append(text[_at]);
        throw new JsonataException("S0101") { Position = _at };
    }

    private char ReadEscape()
    {
        _at++;
        var escaped = _at < text.Length ? text[_at] : '\0';
        switch (escaped)
        {
            case '"' or '\'' or '\\' or '/':
                return escaped;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (_at + 4 >= text.Length
                    || !ushort.TryParse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                    throw new JsonataException("S0104") { Position = _at };
                _at += 4;
                return (char)code;
            default:
                throw new JsonataException("S0103") { Position = _at, Token = _at < text.Length ? escaped.ToString() : "" };
        }
    }

    private ExpressionToken ReadNumber(string digits)
    {
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            throw new JsonataException("S0102") { Position = _at, Token = digits };
        _at += digits.Length;
        var large = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? Values.LargeInteger.TryCreate(whole) : null;
        return new ExpressionToken(ExpressionTokenKind.Number, Values.Numbers.ToText(value), _at, large ?? (object)value);
    }

    private ExpressionToken ReadQuotedName()
    {
        var end = text.IndexOf('`', ++_at);
        if (end < 0)
            throw new JsonataException("S0105") { Position = text.Length };
        var name = text[_at..end];
        _at = end + 1;
        return new ExpressionToken(ExpressionTokenKind.Name, name, _at);
    }

    private ExpressionToken ReadName()
    {
        var start = _at;
        while (_at < text.Length && !Blanks.Contains(text[_at]) && !Single.Contains(text[_at]))
            _at++;
        var name = text[start.._at];
        if (name[0] == '$')
            return new ExpressionToken(ExpressionTokenKind.Variable, name[1..], _at);
        return name switch
        {
            "and" or "or" or "in" => new ExpressionToken(ExpressionTokenKind.Operator, name, _at),
            "true" => new ExpressionToken(ExpressionTokenKind.Constant, name, _at, Values.JsonValues.True),
            "false" => new ExpressionToken(ExpressionTokenKind.Constant, name, _at, Values.JsonValues.False),
            "null" => new ExpressionToken(ExpressionTokenKind.Constant, name, _at, Values.JsonNull.Instance),
            _ => new ExpressionToken(ExpressionTokenKind.Name, name, _at),
        };
    }

    [GeneratedRegex(@"\G-?(0|([1-9][0-9]*))(\.[0-9]+)?([Ee][-+]?[0-9]+)?")]
    private static partial Regex NumberPattern();
}
