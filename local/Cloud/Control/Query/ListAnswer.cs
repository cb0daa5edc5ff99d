using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Query;

/// <summary>Writes an answer as the XML of the query protocol, the items of a list as <c>member</c>.</summary>
/// <param name="space">The service's XML namespace.</param>
internal sealed class ListAnswer(XNamespace space)
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
