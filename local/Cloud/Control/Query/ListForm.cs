using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Control.Query;

/// <summary>Reads a form of the query protocol as the same request in JSON: <c>Tags.member.1.Key</c> is a member of a list.</summary>
/// <remarks>Whatever its type, a value is a text here: the form does not say what it is.</remarks>
internal static class ListForm
{
    private const string Item = "member";

    public static JsonObject Read(IEnumerable<KeyValuePair<string, string>> form) =>
        Structure(form.Select(field => new Field(field.Key.Split('.'), field.Value)));

    private static JsonObject Structure(IEnumerable<Field> fields) => new(fields
        .GroupBy(field => field.Path[0])
        .Select(member => KeyValuePair.Create(member.Key, Node([.. member.Select(field => field.Inside)]))));

    private static JsonNode? Node(IReadOnlyList<Field> inside) => inside[0] switch
    {
        { Path: [] } value => JsonValue.Create(value.Text),
        { Path: [Item, _, ..] } => new JsonArray([.. inside
            .Where(field => field.Path is [Item, _, ..])
            .GroupBy(field => field.Path[1])
            .Select(item => Node([.. item.Select(field => new Field(field.Path[2..], field.Text))]))]),
        _ => Structure(inside.Where(field => field.Path.Length > 0)),
    };

    /// <param name="Path">What is left of the field's name.</param>
    private sealed record Field(string[] Path, string Text)
    {
        public Field Inside => new(Path[1..], Text);
    }
}
