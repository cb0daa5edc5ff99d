using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions on texts. Lengths and positions count characters, so that a surrogate pair is one.</summary>
internal static class StringFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("string", "<x-b?:s>", 1, call => call[0] is null ? null : ValueText.Show(call[0], call.Run.Budget, call[1] is true)),
        Library.Define("length", "<s-:n>", 1, call => call.Text(0) is { } text ? JsonValues.Box((double)Length(text)) : null),
        Library.Define("substring", "<s-nn?:s>", 3, Substring),
        Library.Define("substringBefore", "<s-s:s>", 2, call => Cut(call, (text, at, _) => text[..at])),
        Library.Define("substringAfter", "<s-s:s>", 2, call => Cut(call, (text, at, length) => text[(at + length)..])),
        Library.Define("lowercase", "<s-:s>", 1, call => call.Text(0)?.ToLowerInvariant()),
        Library.Define("uppercase", "<s-:s>", 1, call => call.Text(0)?.ToUpperInvariant()),
        Library.Define("trim", "<s-:s>", 1, call => call.Text(0) is { } text ? Trim(text) : null),
        Library.Define("pad", "<s-ns?:s>", 3, Pad),
        Library.Define("join", "<a<s>s?:s>", 2, Join),
    ];

    /// <summary>How many characters a text has.</summary>
    public static int Length(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        return count;
    }

    private static string? Substring(FunctionCall call)
    {
        if (call.Text(0) is not { } text || call.Number(1) is not { } from)
            return call[2] is null ? call.Text(0) : "";
        var length = Length(text);
        var start = Math.Truncate(length + from < 0 ? 0 : from);
        var end = (double)length;
        if (call.Number(2) is { } count)
        {
            if (count <= 0)
                return "";
            end = Math.Truncate(start >= 0 ? start + count : length + start + count);
        }
        var first = (int)Math.Clamp(start < 0 ? length + start : start, 0, length);
        var last = (int)Math.Clamp(end < 0 ? length + end : end, first, length);
        return length == text.Length ? text[first..last] : CutCharacters(text, first, last);
    }

    private static string CutCharacters(string text, int first, int last)
    {
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            starts.Add(i);
            if (i == text.Length - 1)
                break;
        }
        starts.Add(text.Length);
        return text[starts[first]..starts[last]];
    }

    private static string? Cut(FunctionCall call, Func<string, int, int, string> cut)
    {
        if (call.Text(0) is not { } text || call.Text(1) is not { } mark)
            return call.Text(0);
        call.Run.Budget.SpendOnSearch(text, mark);
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? text : cut(text, at, mark.Length);
    }

    // All blanks between words become one, and those around are gone.
    private static string Trim(string text)
    {
        var trimmed = new StringBuilder(text.Length);
        foreach (var character in text)
            if (character is not (' ' or '\t' or '\n' or '\r'))
                trimmed.Append(character);
            else if (trimmed.Length > 0 && trimmed[^1] != ' ')
                trimmed.Append(' ');
        return trimmed is [.., ' '] ? trimmed.ToString(0, trimmed.Length - 1) : trimmed.ToString();
    }

    private static string? Pad(FunctionCall call)
    {
        if (call.Text(0) is not { } text || call.Number(1) is not { } width)
            return call.Text(0);
        var fill = call.Text(2) is { Length: > 0 } given ? given : " ";
        var missing = Math.Abs(Math.Truncate(width)) - Length(text);
        if (missing <= 0)
            return text;
        call.Run.Budget.SpendOnText((long)Math.Min(missing * fill.Length, long.MaxValue / 2));
        var padding = new StringBuilder();
        for (var i = 0; i < missing; i++)
            padding.Append(fill);
        var cut = Length(fill) > 1 ? CutCharacters(padding.ToString(), 0, (int)missing) : padding.ToString();
        return width > 0 ? text + cut : cut + text;
    }

    private static string? Join(FunctionCall call)
    {
        if (call.Array(0) is not { } texts)
            return null;
        var separator = call.Text(1) ?? "";
        call.Run.Budget.SpendOnText(texts.Items.Sum(text => (long)((string)text!).Length + separator.Length));
        return string.Join(separator, texts.Items);
    }
}
