using System.Text;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.Jsonata.Values;

/// <summary>Values as text: $string, and the values in messages.</summary>
internal static class ValueText
{
    /// <summary>A value as text: a text as it is, everything else as JSON; nothing for no value and for a function.</summary>
    /// <exception cref="JsonataException">D3001: the number is infinite, or none.</exception>
    public static string Show(object? value, Budget budget, bool isIndented = false)
    {
        switch (value)
        {
            case null or JsonataFunction:
                return "";
            case string text:
                return text;
            case double number when !double.IsFinite(number):
                throw new JsonataException("D3001");
            case double number:
                return Numbers.ToRoundedText(number);
            case LargeInteger large:
                return large.ToString();
            case JsonataArray { IsWrapper: true, Count: > 0 } wrapper:
                return Show(wrapper[0], budget, isIndented);
            default:
                var written = new StringBuilder();
                Append(written, value, budget, isIndented ? 0 : null);
                budget.SpendOnText(written.Length);
                return written.ToString();
        }
    }

    /// <summary>A value as the texts of errors show it.</summary>
    public static string? Json(object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case JsonataFunction:
                return "{}";
            case double number:
                return double.IsFinite(number) ? Numbers.ToText(number) : "null";
            case LargeInteger large:
                return large.ToString();
            case string text:
                return ErrorTexts.Quote(text);
            default:
                var written = new StringBuilder();
                Append(written, value, new Budget(new JsonataLimits()), indent: null);
                return written.ToString();
        }
    }

    private static void Append(StringBuilder text, object? value, Budget budget, int? indent)
    {
        budget.RequireSize(text.Length);
        switch (value)
        {
            case JsonataFunction:
                text.Append("\"\"");
                break;
            case string words:
                ErrorTexts.AppendQuoted(text, words);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(Judgement.IsNumber(number) ? Numbers.ToRoundedText(number) : "");
                break;
            case LargeInteger large:
                text.Append(large);
                break;
            case JsonataArray array:
                Budget.EnsureStack();
                AppendAll(text, '[', ']', array.Items, budget, indent, item => Append(text, item, budget, indent + 1));
                break;
            case JsonataObject members:
                Budget.EnsureStack();
                AppendAll(text, '{', '}', members.Members, budget, indent, member =>
                {
                    ErrorTexts.AppendQuoted(text, member.Key);
                    text.Append(indent is null ? ":" : ": ");
                    Append(text, member.Value, budget, indent + 1);
                });
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendAll<T>(
        StringBuilder text, char open, char close, IReadOnlyCollection<T> items, Budget budget, int? indent, Action<T> append)
    {
        budget.Spend(items.Count);
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            BreakLine(text, indent + 1);
            append(item);
        }
        if (items.Count > 0)
            BreakLine(text, indent);
        text.Append(close);
    }

    private static void BreakLine(StringBuilder text, int? indent)
    {
        if (indent is { } depth)
            text.Append('\n').Append(' ', 2 * depth);
    }
}
