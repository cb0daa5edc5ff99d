using System.Globalization;
using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions that look for a text, or for the matches of a regular expression.</summary>
internal static class PatternFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("contains", "<s-(sf):b>", 2, Contains),
        Library.Define("match", "<s-f<s:o>n?:a<o>>", 3, Match),
        Library.Define("replace", "<s-(sf)(sf)n?:s>", 4, Replace),
        Library.Define("split", "<s-(sf)n?:a<s>>", 3, Split),
    ];

    private static object? Contains(FunctionCall call)
    {
        if (call.Text(0) is not { } text || call[1] is null)
            return null;
        if (call.Text(1) is not { } part)
            return JsonValues.Box(Matchers.Find(call[1], text, call.Run).Any());
        call.Run.Budget.SpendOnSearch(text, part);
        return JsonValues.Box(text.Contains(part, StringComparison.Ordinal));
    }

    private static JsonataArray? Match(FunctionCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        var limit = Limit(call, 2, "D3040");
        var found = JsonataArray.Sequence();
        if (limit > 0)
            foreach (var match in Matchers.Find(call[1], text, call.Run))
            {
                call.Run.Budget.SpendOnItems(1, found.Count);
                found.Items.Add(new JsonataObject
                {
                    ["match"] = match.Text,
                    ["index"] = JsonValues.Box((double)match.Start),
                    ["groups"] = TextMatch.ToArray(match.Groups),
                });
                if (found.Count >= limit)
                    break;
            }
        return found;
    }

    private static string? Replace(FunctionCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        if (call.Text(1) is { Length: 0 })
            throw new JsonataException("D3010") { Value = ValueText.Json(call[1]) };
        var limit = Limit(call, 3, "D3011");
        var result = new StringBuilder();
        var (at, count) = (0, 0);
        if (limit > 0)
            foreach (var match in call.Text(1) is { } part ? FindText(text, part, call) : Matchers.Find(call[1], text, call.Run))
            {
                result.Append(text, at, Math.Max(0, match.Start - at)).Append(Replacement(call, match));
                call.Run.Budget.SpendOnText(result.Length);
                at = match.Start + match.Text.Length;
                if (++count >= limit)
                    break;
            }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static string Replacement(FunctionCall call, TextMatch match) => call[2] switch
    {
        // The dollars of a replacement count only where there are groups to put in.
        string words => call[1] is string ? words : Fill(words, match),
        var function => call.Apply(function, match.Describe()) as string ?? throw new JsonataException("D3012"),
    };

    private static IEnumerable<TextMatch> FindText(string text, string part, FunctionCall call)
    {
        call.Run.Budget.SpendOnSearch(text, part);
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0;)
        {
            yield return new TextMatch(part, at, at + part.Length, []);
            at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal);
        }
    }

    /// <summary><c>$1</c> is a group, <c>$0</c> the match, <c>$$</c> a dollar; as many digits count as there are groups for.</summary>
    private static string Fill(string words, TextMatch match)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] != '$')
            {
                filled.Append(words[at]);
                continue;
            }
            var digits = Digits(words, at + 1, match.Groups.Count);
            if (at + 1 < words.Length && words[at + 1] == '$')
            {
                filled.Append('$');
                at++;
            }
            else if (digits.StartsWith('0'))
            {
                filled.Append(match.Text);
                at++;
            }
            else if (digits.Length > 0)
            {
                var index = int.Parse(digits, CultureInfo.InvariantCulture);
                filled.Append(index <= match.Groups.Count ? match.Groups[index - 1] : "");
                at += digits.Length;
            }
            else
            {
                filled.Append('$');
            }
        }
        return filled.ToString();
    }

    private static string Digits(string words, int start, int groups)
    {
        var max = groups == 0 ? 1 : groups.ToString(CultureInfo.InvariantCulture).Length;
        var end = start;
        while (end < words.Length && end - start < max && char.IsAsciiDigit(words[end]))
            end++;
        var digits = words[start..end];
        return digits.Length > 1 && int.Parse(digits, CultureInfo.InvariantCulture) > groups ? digits[..^1] : digits;
    }

    private static JsonataArray? Split(FunctionCall call)
    {
        if (call.Text(0) is not { } text)
            return null;
        var limit = Limit(call, 2, "D3020");
        var parts = new JsonataArray();
        if (call.Text(1) is { } separator)
        {
            call.Run.Budget.SpendOnSearch(text, separator);
            call.Run.Budget.SpendOnItems(separator.Length == 0 ? text.Length : 0, separator.Length == 0 ? text.Length : 0);
            parts.Items.AddRange(separator.Length == 0 ? text.Select(character => character.ToString()) : text.Split(separator));
        }
        else
        {
            var at = 0;
            foreach (var match in Matchers.Find(call[1], text, call.Run))
            {
                if (parts.Count >= limit)
                    break;
                parts.Items.Add(text[at..match.Start]);
                at = match.End;
            }
            parts.Items.Add(text[at..]);
        }
        var max = call[1] is string ? Math.Floor(limit) : Math.Ceiling(limit);
        if (parts.Count > max)
            parts.Items.RemoveRange((int)max, parts.Count - (int)max);
        call.Run.Budget.SpendOnItems(parts.Count, parts.Count);
        return parts;
    }

    private static double Limit(FunctionCall call, int index, string code)
    {
        var limit = call.Number(index) ?? double.MaxValue;
        return limit >= 0 ? limit : throw new JsonataException(code) { Value = ValueText.Json(limit), Index = index + 1 };
    }
}
