using System.Globalization;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>What AWS's parser (Jackson) says of a text that is no JSON.</summary>
/// <param name="End">The index after the character or word that it names.</param>
internal sealed record JsonMistake(string Message, int End)
{
    private const int LongestQuotation = 500;

    /// <summary>Where the parser stands, with the beginning of the text, as it writes it after its message.</summary>
    public string Place(string text)
    {
        var quoted = text.Length <= LongestQuotation
            ? $"\"{text}\""
            : string.Create(
                CultureInfo.InvariantCulture, $"\"{text[..LongestQuotation]}\"[truncated {text.Length - LongestQuotation} chars]");
        var read = text.AsSpan(0, End);
        var (line, column) = (read.Count('\n') + 1, End - (read.LastIndexOf('\n') + 1) + 1);
        return string.Create(CultureInfo.InvariantCulture, $"[Source: (String){quoted}; line: {line}, column: {column}]");
    }
}
