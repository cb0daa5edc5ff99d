using System.Globalization;
using System.Text;
using System.Text.Json;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>Says what is wrong with a JSON text in the words of AWS's parser (Jackson), for the mistakes whose words are recorded.</summary>
internal static class JsonInput
{
    /// <summary>Null when the text is JSON.</summary>
    public static string? FindMistake(string text)
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

    private static string Describe(string text, JsonException error)
    {
        var rest = text.Split('\n')[error.LineNumber ?? 0];
        var bytes = Encoding.UTF8.GetBytes(rest);
        rest = Encoding.UTF8.GetString(bytes.AsSpan((int)Math.Min(error.BytePositionInLine ?? 0, bytes.Length)));
        var before = text[..(text.Length - rest.Length)].TrimEnd();
        if (rest.Length == 0)
            return "Unexpected end-of-input";
        if (char.IsLetter(rest[0]) && (before.Length == 0 || before[^1] is ':' or '[' or ','))
            return $"Unrecognized token '{string.Concat(rest.TakeWhile(char.IsLetterOrDigit))}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
        var expected = before.EndsWith('{') ? "was expecting double-quote to start field name" : "expected a valid value";
        return string.Create(CultureInfo.InvariantCulture, $"Unexpected character ('{rest[0]}' (code {(int)rest[0]})): {expected}");
    }
}
