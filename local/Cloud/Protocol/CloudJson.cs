using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>How the services read and write JSON: nothing escaped that need not be, as AWS does.</summary>
public static class CloudJson
{
    private const int MaxDepth = 128;

    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    // Deeper nesting than any service accepts is refused before it is read into memory; what was accepted can be written. What AWS does with
    // a member that stands twice is not known.
    private static JsonDocumentOptions DocumentOptions { get; } = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

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

/// <summary>Reads the members of an AWS JSON request; a member of the wrong type is AWS's <c>SerializationException</c>.</summary>
internal static class JsonMembers
{
    /// <summary>Writes a member that has a value, and leaves out one that has none.</summary>
    public static void Set(this JsonObject written, string name, string? value)
    {
        if (value is not null)
            written[name] = value;
    }

    public static string? Text(this JsonObject from, string name) => TextOf(from[name]);

    /// <exception cref="AwsException">Not a number, or not a whole one of 32 bits.</exception>
    public static int? Integer(this JsonObject from, string name)
    {
        if (from[name] is not { } node)
            return null;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number)
            ? number
            : throw Unexpected("NUMBER_VALUE");
    }

    public static bool? Flag(this JsonObject from, string name) => from[name]?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("BOOLEAN_VALUE"),
    };

    public static JsonObject? Structure(this JsonObject from, string name) => from[name] is { } node ? StructureOf(node) : null;

    /// <summary>The structures of a list; none when the member is absent.</summary>
    public static IReadOnlyList<JsonObject> Structures(this JsonObject from, string name) => [.. Items(from, name).Select(StructureOf)];

    /// <summary>The texts of a list; none when the member is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject from, string name) =>
        [.. Items(from, name).Select(item => TextOf(item) ?? throw Unexpected("STRING_VALUE"))];

    /// <summary>The entries of a map of texts; none when the member is absent.</summary>
    public static IReadOnlyDictionary<string, string> TextMap(this JsonObject from, string name) =>
        from.Structure(name)?.ToDictionary(
            entry => entry.Key,
            entry => TextOf(entry.Value) ?? throw Unexpected("STRING_VALUE")) ?? [];

    /// <param name="wanted">The JSON token, as AWS's deserializers call it.</param>
    public static AwsException Unexpected(string wanted) => new("SerializationException", $"{wanted} was expected in the request body.");

    private static JsonArray Items(JsonObject from, string name) =>
        from[name] is { } node ? node as JsonArray ?? throw Unexpected("START_ARRAY") : [];

    private static JsonObject StructureOf(JsonNode? node) => node as JsonObject ?? throw Unexpected("START_OBJECT");

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.String => node.GetValue<string>(),
        _ => throw Unexpected("STRING_VALUE"),
    };
}
