using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>States.Format, StringSplit, Base64Encode, Base64Decode and Hash.</summary>
internal static class TextFunctions
{
    private const int MaxTextLength = 10_000;

    public static JsonNode Format(Arguments arguments)
    {
        var template = arguments.Text(0);
        var values = new Queue<JsonNode?>(arguments.From(1));
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
            if (template[i] == '\\' && i + 1 < template.Length)
                text.Append(template[++i]);
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                text.Append(JavaText.Write(values.TryDequeue(out var value) ? value : throw Mismatch(template)));
                i++;
            }
            else
                text.Append(template[i]);
        return values.Count == 0 ? JsonValue.Create(text.ToString()) : throw Mismatch(template);
    }

    /// <summary>Every character of the separator splits by itself, and empty pieces are dropped, as recorded on AWS.</summary>
    public static JsonNode Split(Arguments arguments) => ArrayFunctions.Create(
        arguments.Text(0).Split(arguments.Text(1).ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(piece => (JsonNode?)piece));

    public static JsonNode Base64Encode(Arguments arguments) =>
        JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(Short(arguments))));

    public static JsonNode Base64Decode(Arguments arguments)
    {
        var text = Short(arguments);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? JsonValue.Create(Encoding.UTF8.GetString(bytes, 0, length))
            : throw new ArgumentException($"'{text}' is not Base64.");
    }

    public static JsonNode Hash(Arguments arguments)
    {
        var data = Encoding.UTF8.GetBytes(Short(arguments));
        var hash = arguments.Text(1) switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            var other => throw new ArgumentException($"'{other}' is none of MD5, SHA-1, SHA-256, SHA-384, SHA-512."),
        };
        return JsonValue.Create(Convert.ToHexStringLower(hash));
    }

    private static string Short(Arguments arguments) => arguments.Text(0) is { Length: <= MaxTextLength } text
        ? text
        : throw new ArgumentException($"The text is longer than {MaxTextLength} characters.");

    private static ArgumentException Mismatch(string template) =>
        new($"The number of values does not match the number of {{}} in '{template}'.");
}

/// <summary>
/// Values as States.Format writes them: objects like a Java map, <c>{a=1, b=[]}</c>, and texts without quotes (recorded on AWS).
/// </summary>
internal static class JavaText
{
    public static string Write(JsonNode? value) => value switch
    {
        JsonObject members => $"{{{string.Join(", ", members.Select(member => $"{member.Key}={Write(member.Value)}"))}}}",
        JsonArray items => $"[{string.Join(", ", items.Select(Write))}]",
        _ => value.AsText() ?? JsonText.Write(value),
    };
}
