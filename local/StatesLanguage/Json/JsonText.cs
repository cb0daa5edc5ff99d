using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Json;

/// <summary>
/// JSON text as Step Functions reads and writes it: compact, nothing escaped that need not be, numbers as they were written.
/// </summary>
public static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128 };

    /// <summary>Reads a whole text. Of a repeated member the last one counts, as in AWS's parser.</summary>
    /// <exception cref="JsonException">The text is not JSON, or holds half of a surrogate pair.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Convert(document.RootElement);
        }
        catch (Exception half) when (half is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("Half of a surrogate pair.", half);
        }
    }

    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static JsonNode? Convert(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject())
                    members[member.Name] = Convert(member.Value);
                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Convert)]);
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            default:
                // The clone outlives the document and keeps the digits of a number: 5000.0 stays 5000.0.
                return JsonValue.Create(element.Clone());
        }
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members)
                {
                    if (text[^1] != '{')
                        text.Append(',');
                    AppendString(text, name);
                    Append(text.Append(':'), value);
                }
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                    Append(i == 0 ? text : text.Append(','), items[i]);
                text.Append(']');
                break;
            case var value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
            _ = value[i] switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)value[i]:X4}"),
                // Half of a pair, which a function may leave: as Java writes it.
                >= '\ud800' and <= '\udfff' when !IsPaired(value, i) => text.Append('?'),
                var character => text.Append(character),
            };
        text.Append('"');
    }

    private static bool IsPaired(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
