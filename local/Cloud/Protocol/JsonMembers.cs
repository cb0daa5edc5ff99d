using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>Reads the members of an AWS JSON request; a member of the wrong type is AWS's <c>SerializationException</c>.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonObject from, string name) => Read(from[name], JsonValueKind.String) is { } text
        ? text.GetValue<string>()
        : null;

    /// <exception cref="AwsException">Not a number, or not a whole one of 32 bits.</exception>
    public static int? Integer(this JsonObject from, string name) => Read(from[name], JsonValueKind.Number) is not { } number
        ? null
        : number.AsValue().TryGetValue<int>(out var value) ? value : throw WrongType();

    public static bool? Flag(this JsonObject from, string name) => from[name]?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongType(),
    };

    public static JsonObject? Structure(this JsonObject from, string name) => Read(from[name], JsonValueKind.Object)?.AsObject();

    /// <summary>The structures of a list; none when the member is absent.</summary>
    public static IReadOnlyList<JsonObject> Structures(this JsonObject from, string name) =>
        [.. Items(from, name).Select(item => item as JsonObject ?? throw WrongType())];

    /// <summary>The texts of a list; none when the member is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject from, string name) =>
        [.. Items(from, name).Select(item => Read(item, JsonValueKind.String)?.GetValue<string>() ?? throw WrongType())];

    /// <summary>The entries of a map of texts; none when the member is absent.</summary>
    public static IReadOnlyDictionary<string, string> TextMap(this JsonObject from, string name) =>
        from.Structure(name)?.ToDictionary(
            entry => entry.Key,
            entry => Read(entry.Value, JsonValueKind.String)?.GetValue<string>() ?? throw WrongType()) ?? [];

    private static JsonArray Items(JsonObject from, string name) => Read(from[name], JsonValueKind.Array)?.AsArray() ?? [];

    private static JsonNode? Read(JsonNode? node, JsonValueKind kind) =>
        node is null || node.GetValueKind() == kind ? node : throw WrongType();

    private static AwsException WrongType() => new("SerializationException", "A member of the request has the wrong type.");
}
