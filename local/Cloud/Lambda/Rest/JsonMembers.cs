using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Reads members of request bodies; one of an unexpected type is refused as AWS's deserializers do.</summary>
internal static class JsonMembers
{
    public static void Set(this JsonObject written, string name, string? value)
    {
        if (value is not null)
            written[name] = value;
    }

    public static string? Text(this JsonObject from, string name) => Read<string>(from[name], JsonValueKind.String);

    public static int? Integer(this JsonObject from, string name)
    {
        if (from[name] is not { } node)
            return null;
        return node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number)
            ? number
            : throw Unexpected("NUMBER_VALUE");
    }

    public static bool Flag(this JsonObject from, string name) => from[name] is { } node && node.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("BOOLEAN_VALUE"),
    };

    public static JsonObject? Object(this JsonObject from, string name) =>
        from[name] is { } node ? node as JsonObject ?? throw Unexpected("START_OBJECT") : null;

    public static JsonArray? List(this JsonObject from, string name) =>
        from[name] is { } node ? node as JsonArray ?? throw Unexpected("START_ARRAY") : null;

    public static IReadOnlyList<string>? Texts(this JsonObject from, string name) =>
        from.List(name)?.Select(item => Read<string>(item, JsonValueKind.String) ?? "").ToList();

    /// <returns>Null for an empty body.</returns>
    public static async Task<JsonObject?> ReadObjectAsync(this HttpRequest request)
    {
        var bytes = await request.ReadBytesAsync();
        try
        {
            return bytes.Length == 0
                ? null
                : CloudJson.Parse(bytes) as JsonObject ?? throw Unexpected("START_OBJECT");
        }
        catch (JsonException)
        {
            throw Unexpected("START_OBJECT");
        }
    }

    private static T? Read<T>(JsonNode? node, JsonValueKind kind)
        where T : class
    {
        if (node is null)
            return null;
        return node.GetValueKind() == kind ? node.GetValue<T>() : throw Unexpected("STRING_VALUE");
    }

    private static AwsException Unexpected(string wanted) => new("SerializationException", $"{wanted} was expected in the request body.");
}
