using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>How the services read and write JSON: nothing escaped that need not be, as AWS does.</summary>
public static class CloudJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    // Deeper nesting than any service accepts is refused before it is read into memory. What AWS does with a member that stands twice
    // is not known.
    private static JsonDocumentOptions DocumentOptions { get; } = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <summary>
    /// Reads what came over the wire, to the last text: a node would otherwise find out only when it is asked for its value.
    /// </summary>
    /// <exception cref="JsonException">Not JSON, not UTF-8, too deep, a member twice, or an escape of half a character.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw new JsonException("The text is not UTF-8.");
        if (json.IndexOf("\\u"u8) >= 0)
            CheckEscapes(json);
        return JsonNode.Parse(json, documentOptions: DocumentOptions);
    }

    private static void CheckEscapes(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DocumentOptions.MaxDepth });
        try
        {
            while (reader.Read())
                if (reader is { ValueIsEscaped: true, TokenType: JsonTokenType.String or JsonTokenType.PropertyName })
                    _ = reader.GetString();
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("Half of a surrogate pair.", half);
        }
    }
}
