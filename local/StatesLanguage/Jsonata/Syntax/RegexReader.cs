using System.Text;
using System.Text.RegularExpressions;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>Reads regular expressions, which are JavaScript's, and turns them into .NET's.</summary>
internal static partial class RegexReader
{
    // How long one match may take at most; all matches of an evaluation together have their own bound.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    /// <param name="start">Behind the opening slash.</param>
    public static (Regex Regex, int End) Read(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '/' && depth == 0 && !IsEscaped(text, at, start))
                return Create(text, start, at);
            if (text[at - 1] != '\\')
                depth += text[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
        }
        throw new JsonataException("S0302") { Position = text.Length };
    }

    private static bool IsEscaped(string text, int at, int start)
    {
        var backslashes = 0;
        while (at - 1 - backslashes >= start && text[at - 1 - backslashes] == '\\')
            backslashes++;
        return backslashes % 2 == 1;
    }

    private static (Regex Regex, int End) Create(string text, int start, int close)
    {
        if (close == start)
            throw new JsonataException("S0301") { Position = close };
        var end = close + 1;
        while (end < text.Length && text[end] is 'i' or 'm')
            end++;
        var flags = text[(close + 1)..end];
        var options = flags.Contains('i') ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant : RegexOptions.CultureInvariant;
        var pattern = text[start..close];
        try
        {
            return (Compile(Translate(pattern, flags.Contains('m')), options), end);
        }
        catch (ArgumentException unreadable)
        {
            throw new JsonataException("S0303") { Position = close, Value = ErrorTexts.Quote($"/{pattern}/: {unreadable.Message}") };
        }
    }

    // Without backtracking, no pattern takes more than time in proportion to its text. Where a pattern needs it, only the clock helps.
    private static Regex Compile(string pattern, RegexOptions options)
    {
        var needsBacktracking = LargeCount().IsMatch(pattern) || LookingAround().IsMatch(pattern);
        return new Regex(pattern, needsBacktracking ? options : options | RegexOptions.NonBacktracking, MaxTime);
    }

    private static string Translate(string pattern, bool isMultiline)
    {
        var translated = new StringBuilder();
        var isClass = false;
        for (var i = 0; i < pattern.Length; i++)
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    translated.Append(Escape(pattern[++i], isClass));
                    break;
                case '[' when isClass:
                    // .NET would read a subtraction.
                    translated.Append("\\[");
                    break;
                case '[':
                    isClass = true;
                    i += AppendClass(translated, pattern, i, ref isClass);
                    break;
                case ']':
                    isClass = false;
                    translated.Append(']');
                    break;
                case '.' when !isClass:
                    translated.Append(@"[^\n\r\u2028\u2029]");
                    break;
                case '^' when !isClass && isMultiline:
                    translated.Append(@"(?<=\A|[\n\r\u2028\u2029])");
                    break;
                case '$' when !isClass:
                    translated.Append(isMultiline ? @"(?=[\n\r\u2028\u2029]|\z)" : @"\z");
                    break;
                default:
                    translated.Append(pattern[i]);
                    break;
            }
        return translated.ToString();
    }

    // JavaScript knows an empty class, which matches nothing, and its opposite.
    private static int AppendClass(StringBuilder translated, string pattern, int at, ref bool isClass)
    {
        var rest = pattern.AsSpan(at + 1);
        if (rest.StartsWith("]"))
        {
            translated.Append("(?!)");
            isClass = false;
            return 1;
        }
        if (rest.StartsWith("^]"))
        {
            translated.Append(@"[\s\S]");
            isClass = false;
            return 2;
        }
        translated.Append('[');
        return 0;
    }

    private static string Escape(char escaped, bool isClass) => (escaped, isClass) switch
    {
        ('d', false) => "[0-9]",
        ('D', false) => "[^0-9]",
        ('w', false) => "[A-Za-z0-9_]",
        ('W', false) => "[^A-Za-z0-9_]",
        ('d', true) => "0-9",
        ('w', true) => "A-Za-z0-9_",
        ('/', _) => "/",
        _ when char.IsAsciiLetterOrDigit(escaped) && !"bBcdDfnrsStuvwWxkpP0123456789".Contains(escaped) => escaped.ToString(),
        _ => $"\\{escaped}",
    };

    // Groups that look around, and references to groups.
    [GeneratedRegex(@"\(\?(=|!|<=|<!|>)|\\[1-9k]")]
    private static partial Regex LookingAround();

    // Counted repetitions are written out where there is no backtracking.
    [GeneratedRegex(@"\{[0-9,]{4,}\}")]
    private static partial Regex LargeCount();
}
