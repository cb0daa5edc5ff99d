using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs.Query;

/// <summary>Writes an answer as the XML of the query protocol.</summary>
internal static class QueryAnswer
{
    private static readonly XNamespace Space = "http://queue.amazonaws.com/doc/2012-11-05/";

    // The operations that answer nothing have no result; those that found nothing have an empty one.
    private static readonly HashSet<string> Void =
    [
        "ChangeMessageVisibility", "DeleteMessage", "DeleteQueue", "PurgeQueue", "SetQueueAttributes", "TagQueue", "UntagQueue",
    ];

    // A carriage return in a message's body would otherwise reach the reader as a line feed.
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static ReadOnlyMemory<byte> Write(string operation, JsonObject answer, string requestId) => Write(new XElement(
        Space + $"{operation}Response",
        Void.Contains(operation) ? null : new XElement(Space + $"{operation}Result", Members(operation, answer)),
        new XElement(Space + "ResponseMetadata", new XElement(Space + "RequestId", requestId))));

    public static ReadOnlyMemory<byte> Write(AwsException error, string requestId) => Write(new XElement(
        Space + "ErrorResponse",
        new XElement(
            Space + "Error",
            new XElement(Space + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(Space + "Code", error.QueryCode ?? error.Code),
            new XElement(Space + "Message", Writable(error.Message))),
        new XElement(Space + "RequestId", requestId)));

    private static IEnumerable<XElement> Members(string operation, JsonObject structure) =>
        structure.SelectMany(member => member.Value switch
        {
            JsonArray items => items.Select(item => Element(operation, ItemName(operation, member.Key), item)),
            JsonObject map => map.Select(entry => new XElement(
                Space + member.Key[..^1],
                new XElement(Space + (member.Key == "Tags" ? "Key" : "Name"), Writable(entry.Key)),
                Element(operation, "Value", entry.Value))),
            _ => [Element(operation, member.Key, member.Value)],
        });

    private static XElement Element(string operation, string name, JsonNode? value) =>
        value is JsonObject structure
            ? new XElement(Space + name, Members(operation, structure))
            : new XElement(Space + name, Writable(Text(value)));

    private static string Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";

    // XML has no way to write most control characters.
    private static string Writable(string text) => text.All(IsWritable)
        ? text
        : string.Concat(text.Select(character => IsWritable(character) ? character : '?'));

    private static bool IsWritable(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character);

    private static string ItemName(string operation, string list) => list switch
    {
        "Successful" => $"{operation}ResultEntry",
        "Failed" => "BatchResultErrorEntry",
        "queueUrls" => "QueueUrl",
        _ => list[..^1],
    };

    private static ReadOnlyMemory<byte> Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            root.Save(writer);
        return stream.ToArray();
    }
}
