using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Paths;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>Reads calls such as <c>States.Format('{} of {}', $.done, States.ArrayLength($.all))</c>.</summary>
internal sealed class IntrinsicParser
{
    private readonly string _text;
    private int _at;

    private IntrinsicParser(string text) => _text = text;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    public static bool TryParse(string text, [NotNullWhen(true)] out IntrinsicCall? call)
    {
        try
        {
            var parser = new IntrinsicParser(text);
            call = parser.ReadCall();
            return parser._at == text.Length;
        }
        catch (FormatException)
        {
            call = null;
            return false;
        }
    }

    private IntrinsicCall ReadCall()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '.')
            _at++;
        var name = _text[start.._at];
        if (Current != '(' || !IntrinsicFunctions.TryFind(name, out var function, out var arity))
            throw Malformed();
        _at++;
        var arguments = ReadArguments(function == IntrinsicFunctions.Format);
        if (arguments.Count < arity.Min || arguments.Count > arity.Max)
            throw Malformed();
        return new IntrinsicCall(_text[start.._at], function, arguments);
    }

    private List<Expression> ReadArguments(bool keepFirstEscaped)
    {
        var arguments = new List<Expression>();
        SkipBlanks();
        while (Current != ')')
        {
            arguments.Add(ReadArgument(keepFirstEscaped && arguments.Count == 0));
            SkipBlanks();
            if (Current == ',')
                _at++;
            else if (Current != ')')
                throw Malformed();
            SkipBlanks();
        }
        _at++;
        return arguments;
    }

    private Expression ReadArgument(bool keepEscapes) => Current switch
    {
        '\'' => new LiteralExpression(ReadText(keepEscapes)),
        '$' => ReadPath(),
        'S' => ReadCall(),
        _ => ReadConstant(),
    };

    // A quote, a backslash and braces may be escaped, and nothing else: AWS refuses a definition with any other escape.
    private string ReadText(bool keepEscapes)
    {
        var text = new StringBuilder();
        for (_at++; Current != '\''; _at++)
        {
            if (_at >= _text.Length)
                throw Malformed();
            if (Current == '\\')
            {
                _at++;
                if (Current is not ('\'' or '\\' or '{' or '}'))
                    throw Malformed();
                if (keepEscapes)
                    text.Append('\\');
            }
            text.Append(Current);
        }
        _at++;
        return text.ToString();
    }

    private PathExpression ReadPath()
    {
        var start = _at;
        for (var depth = 0; Current != '\0' && (depth > 0 || Current is not (',' or ')')); _at++)
            depth += Current switch { '[' => 1, ']' => -1, _ => 0 };
        return JsonPathParser.TryParse(_text[start.._at].TrimEnd(), out var path) ? new PathExpression(path) : throw Malformed();
    }

    private LiteralExpression ReadConstant()
    {
        var start = _at;
        while (Current is not ('\0' or ',' or ')' or ' '))
            _at++;
        return _text[start.._at] switch
        {
            "null" => new LiteralExpression(null),
            "true" => new LiteralExpression(JsonValue.Create(true)),
            "false" => new LiteralExpression(JsonValue.Create(false)),
            var number when double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => ReadNumber(number),
            _ => throw Malformed(),
        };
    }

    private LiteralExpression ReadNumber(string number)
    {
        try
        {
            return new LiteralExpression(JsonNode.Parse(number));
        }
        catch (System.Text.Json.JsonException)
        {
            throw Malformed();
        }
    }

    private void SkipBlanks()
    {
        while (char.IsWhiteSpace(Current))
            _at++;
    }

    private FormatException Malformed() => new($"'{_text}' is no function call.");
}
