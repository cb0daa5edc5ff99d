using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Query;

/// <summary>
/// Reads a form of the query protocol as the same request in JSON: <c>Tags.member.1.Key</c> is a member of a list,
/// <c>Attributes.entry.1.key</c> one of a map.
/// </summary>
/// <remarks>Whatever its type, a value is a text here: the form does not say what it is.</remarks>
internal static class ListForm
{
    private const string Item = "member";
    private const string Entry = "entry";

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
        { Path: [Entry, _, ..] } => new JsonObject(inside
            .Where(field => field.Path is [Entry, _, _, ..])
            .GroupBy(field => field.Path[1])
            .Select(entry => Pair([.. entry.Select(field => new Field(field.Path[2..], field.Text))]))
            .DistinctBy(pair => pair.Key)),
        _ => Structure(inside.Where(field => field.Path.Length > 0)),
    };

    // By the model of the service: key and value, or Name and Value.
    private static KeyValuePair<string, JsonNode?> Pair(IReadOnlyList<Field> entry)
    {
        var value = entry.Where(field => field.Path[0] is "value" or "Value").Select(field => field.Inside).ToList();
        return KeyValuePair.Create(
            entry.FirstOrDefault(field => field.Path is ["key" or "Name"])?.Text ?? "", value.Count == 0 ? null : Node(value));
    }

    /// <param name="Path">What is left of the field's name.</param>
    private sealed record Field(string[] Path, string Text)
    {
        public Field Inside => new(Path[1..], Text);
    }
}

/// <summary>Writes an answer as the XML of the query protocol, the items of a list as <c>member</c>.</summary>
/// <param name="space">The service's XML namespace.</param>
/// <param name="maps">Members that are maps and no structures.</param>
internal sealed class ListAnswer(XNamespace space, params string[] maps)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    public ReadOnlyMemory<byte> Write(string operation, JsonObject answer, string requestId) => Write(new XElement(
        space + $"{operation}Response",
        new XElement(space + $"{operation}Result", Members(answer)),
        new XElement(space + "ResponseMetadata", new XElement(space + "RequestId", requestId))));

    public ReadOnlyMemory<byte> Write(AwsException error, string requestId) => Write(new XElement(
        space + "ErrorResponse",
        new XElement(
            space + "Error",
            new XElement(space + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(space + "Code", error.QueryCode ?? error.Code),
            new XElement(space + "Message", Writable(error.Message))),
        new XElement(space + "RequestId", requestId)));

    private IEnumerable<XElement> Members(JsonObject structure) =>
        structure.Where(member => member.Value is not null).Select(member => Element(member.Key, member.Value!));

    private XElement Element(string name, JsonNode value) => new(space + name, value switch
    {
        JsonArray items => items.Select(item => Element("member", item!)),
        JsonObject map when maps.Contains(name) => map.Select(entry => new XElement(
            space + "entry", new XElement(space + "key", entry.Key), new XElement(space + "value", Writable(entry.Value!.GetValue<string>())))),
        JsonObject structure => Members(structure),
        _ => (object)Writable(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()),
    });

    // XML has no way to write most control characters.
    private static string Writable(string text) => string.Concat(text.Select(character =>
        XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : '?'));

    private static ReadOnlyMemory<byte> Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            root.Save(writer);
        return stream.ToArray();
    }
}
