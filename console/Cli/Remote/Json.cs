using System.Globalization;
using System.Text.Json.Nodes;

namespace Comparison.Cli.Remote;

/// <summary>Reads what the HTTP API answers.</summary>
internal static class Json
{
    /// <summary>A member as text, empty where there is none.</summary>
    public static string Text(JsonNode? node, string member) => node?[member]?.ToString() ?? "";

    public static IEnumerable<JsonNode> Items(JsonNode? node, string member) => (node?[member] as JsonArray ?? []).OfType<JsonNode>();

    /// <summary>An instant as people read it, to the second.</summary>
    public static string Instant(JsonNode? node, string member) => Readable(Text(node, member));

    /// <inheritdoc cref="Instant"/>
    public static string Readable(string instant) => DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, out var at)
        ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : instant;
}
