using System.Globalization;
using System.Text;
using System.Text.Json;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>
/// Says what is wrong with a JSON text in the words of AWS's parser (Jackson), for the mistakes whose words are recorded.
/// </summary>
internal static class JsonInput
{
    /// <summary>Null when the text is JSON.</summary>
    public static string? FindMistake(string text) => Find(text)?.Message;

    /// <summary>Null when the text is JSON.</summary>
    public static JsonMistake? Find(string text)
    {
        try
        {
            JsonText.Parse(text);
            return null;
        }
        catch (JsonException error)
        {
            return Describe(text, error);
        }
    }

    private static JsonMistake Describe(string text, JsonException error)
    {
        var at = Position(text, error);
        // .NET stops where a word ceases to look like null, true or false; Jackson names the whole word.
        while (at > 0 && char.IsLetter(text[at - 1]))
            at--;
        if (at == text.Length)
            return new("Unexpected end-of-input", at);
        var before = text[..at].TrimEnd();
        if (char.IsLetter(text[at]) && (before.Length == 0 || before[^1] is ':' or '[' or ','))
        {
            var word = string.Concat(text[at..].TakeWhile(char.IsLetterOrDigit));
            return new(
                $"Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                at + word.Length);
        }
        var expected = before.EndsWith('{') ? "was expecting double-quote to start field name" : "expected a valid value";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"Unexpected character ('{text[at]}' (code {(int)text[at]})): {expected}"), at + 1);
    }

    private static int Position(string text, JsonException error)
    {
        var lines = text.Split('\n');
        var line = (int)(error.LineNumber ?? 0);
        var bytes = Encoding.UTF8.GetBytes(lines[line]);
        var inLine = Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)Math.Min(error.BytePositionInLine ?? 0, bytes.Length)));
        return lines.Take(line).Sum(earlier => earlier.Length + 1) + inLine;
    }
}

/// <summary>What AWS's parser (Jackson) says of a text that is no JSON.</summary>
/// <param name="End">The index after the character or word that it names.</param>
internal sealed record JsonMistake(string Message, int End)
{
    private const int MaxQuotation = 500;

    /// <summary>Where the parser stands, with the beginning of the text, as it writes it after its message.</summary>
    public string Place(string text)
    {
        var quoted = text.Length <= MaxQuotation
            ? $"\"{text}\""
            : string.Create(
                CultureInfo.InvariantCulture, $"\"{text[..MaxQuotation]}\"[truncated {text.Length - MaxQuotation} chars]");
        var read = text.AsSpan(0, End);
        var (line, column) = (read.Count('\n') + 1, End - (read.LastIndexOf('\n') + 1) + 1);
        return string.Create(CultureInfo.InvariantCulture, $"[Source: (String){quoted}; line: {line}, column: {column}]");
    }
}
