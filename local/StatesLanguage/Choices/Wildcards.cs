using System.Text;
using System.Text.RegularExpressions;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>The patterns of StringMatches: <c>*</c> stands for any characters, <c>\*</c> for a star, <c>\\</c> for a backslash.</summary>
internal static class Wildcards
{
    public static bool Match(string text, string pattern)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                expression.Append(Regex.Escape(pattern[++i].ToString()));
            else if (pattern[i] == '*')
                expression.Append(".*");
            else
                expression.Append(Regex.Escape(pattern[i].ToString()));
        // Without backtracking no pattern, however many stars it has, takes more than linear time.
        return Regex.IsMatch(text, expression.Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }
}
