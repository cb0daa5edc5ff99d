using System.Globalization;
using System.Text.Json.Nodes;

namespace Comparison.Durable.Conformance.Requirements;

/// <summary>Reads the part of YAML that the requirements are written in, as JSON.</summary>
/// <remarks>Mappings and lists by indentation, block and folded text, quoted scalars, and flow lists of scalars. No anchors, no tags.</remarks>
internal sealed class YamlReader
{
    private readonly List<string> _lines;
    private int _next;

    private YamlReader(string text) => _lines = [.. text.Split('\n')
        .Select(line => line.TrimEnd())
        .Where(line => line.Length > 0 && line != "---" && !line.TrimStart().StartsWith('#'))];

    public static JsonObject Read(string text) => (JsonObject)new YamlReader(text).Block(0)!;

    private string Line => _lines[_next];

    private bool AtEnd => _next >= _lines.Count;

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private JsonNode? Block(int indent) => Line.AsSpan(indent).StartsWith("- ") ? List(indent) : Mapping(indent);

    private JsonArray List(int indent)
    {
        var items = new JsonArray();
        while (!AtEnd && Indent(Line) == indent && Line.AsSpan(indent).StartsWith("- "))
        {
            // An item's first key stands where the dash ends, so the item reads as a block of that indentation.
            _lines[_next] = new string(' ', indent + 2) + Line[(indent + 2)..];
            items.Add(Colon(Line) > 0 ? Mapping(indent + 2) : Scalar(_lines[_next++].Trim()));
        }
        return items;
    }

    private JsonObject Mapping(int indent)
    {
        var mapping = new JsonObject();
        while (!AtEnd && Indent(Line) == indent && !Line.AsSpan(indent).StartsWith("- "))
        {
            var line = _lines[_next++];
            var colon = Colon(line);
            mapping[line[indent..colon]] = Value(line[(colon + 1)..].Trim(), indent);
        }
        return mapping;
    }

    private JsonNode? Value(string text, int indent)
    {
        if (text is "|" or ">" or "|-" or ">-")
            return JsonValue.Create(Continued("", indent));
        if (text.Length > 0)
            return Scalar(Continued(text, indent));
        var nested = !AtEnd && (Indent(Line) > indent || (Indent(Line) == indent && Line.AsSpan(indent).StartsWith("- ")));
        return nested ? Block(Indent(Line)) : null;
    }

    private string Continued(string text, int indent)
    {
        while (!AtEnd && Indent(Line) > indent)
            text = $"{text} {_lines[_next++].Trim()}";
        return text.TrimStart();
    }

    // A key ends at the first colon before a blank or the end of the line; no key of the requirements is quoted.
    private static int Colon(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 && line.EndsWith(':') ? line.Length - 1 : colon;
    }

    private static JsonNode? Scalar(string text) => text switch
    {
        "null" or "~" => null,
        "{}" => new JsonObject(),
        "true" => true,
        "false" => false,
        ['[', .. var items, ']'] => new JsonArray([.. items.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Scalar)]),
        ['\'', .. var quoted, '\''] => quoted.Replace("''", "'", StringComparison.Ordinal),
        ['"', .. var quoted, '"'] => quoted.Replace("\\\"", "\"", StringComparison.Ordinal),
        _ => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text,
    };
}
