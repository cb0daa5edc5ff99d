using System.Globalization;
using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Sqs.Query;

/// <summary>Reads a form of the query protocol as the same request in JSON.</summary>
/// <remarks>
/// Lists and maps are flat there (<c>AttributeName.1</c>, <c>Attribute.1.Name</c>), and are called by the name of one of their items.
/// </remarks>
internal static class QueryRequest
{
    private static readonly HashSet<string> Numbers =
        ["DelaySeconds", "MaxNumberOfMessages", "MaxResults", "VisibilityTimeout", "WaitTimeSeconds"];

    private static readonly HashSet<string> Maps = ["Attribute", "MessageAttribute", "MessageSystemAttribute", "Tag"];

    public static JsonObject Read(string operation, IEnumerable<KeyValuePair<string, string>> form)
    {
        var request = Structure(form.Select(field => new Field(field.Key.Split('.'), field.Value)));
        // The one member that the JSON protocol writes in lower case, and for one operation only.
        if (operation == "CreateQueue" && request.Remove("Tags", out var tags))
            request["tags"] = tags;
        return request;
    }

    private static JsonObject Structure(IEnumerable<Field> fields)
    {
        var structure = new JsonObject();
        foreach (var member in fields.GroupBy(field => field.Path[0]))
            if (member.First() is { Path.Length: 1 } scalar)
                structure[member.Key] = Scalar(member.Key, scalar.Text);
            else if (member.Key == "Value")
                structure[member.Key] = Structure(member.Select(field => field.Inside));
            else if (member.Key.EndsWith("RequestEntry", StringComparison.Ordinal))
                structure["Entries"] = new JsonArray([.. Items(member).Select(Structure)]);
            else if (Maps.Contains(member.Key))
                structure[$"{member.Key}s"] = Map(Items(member).Select(Structure));
            else
                structure[$"{member.Key}s"] = new JsonArray([.. member.Select(item => JsonValue.Create(item.Text))]);
        return structure;
    }

    private static IEnumerable<IEnumerable<Field>> Items(IEnumerable<Field> fields) => fields
        .Select(field => field.Inside)
        .Where(field => field.Path.Length > 1)
        .GroupBy(field => field.Path[0])
        .Select(item => item.Select(field => field.Inside));

    // Of a name that is given twice the last one counts; what AWS does is not known.
    private static JsonObject Map(IEnumerable<JsonObject> entries)
    {
        var map = new JsonObject();
        foreach (var entry in entries)
            map[(entry["Name"] ?? entry["Key"])?.ToString() ?? ""] = entry["Value"]?.DeepClone();
        return map;
    }

    private static JsonNode Scalar(string name, string text) =>
        Numbers.Contains(name) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : text;

    private sealed record Field(string[] Path, string Text)
    {
        public Field Inside => this with { Path = Path[1..] };
    }
}
