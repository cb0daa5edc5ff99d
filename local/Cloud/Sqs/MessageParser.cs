using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>Reads what a sender puts into a message, and refuses what SQS refuses.</summary>
internal static partial class MessageParser
{
    private const int MaxAttributes = 10;

    /// <exception cref="AwsException">In AWS's words, the first rule that is broken.</exception>
    public static MessageContent Parse(JsonObject request, QueueAttributes queue)
    {
        var body = request.Text("MessageBody") is { Length: > 0 } text ? text : throw SqsErrors.MissingParameter("MessageBody");
        CheckCharacters(body);
        if (request.Text("MessageDeduplicationId") is { } deduplication)
            throw SqsErrors.InvalidParameter(
                "MessageDeduplicationId", deduplication, "The request includes a parameter that is not valid for this queue type.");
        var content = new MessageContent(body, Attributes(request.Structure("MessageAttributes")))
        {
            DelaySeconds = request.Seconds("DelaySeconds", most: 900, "DelaySeconds must be >= 0 and <= 900."),
            GroupId = GroupId(request.Text("MessageGroupId")),
            TraceHeader = TraceHeader(request.Structure("MessageSystemAttributes")),
        };
        return content.Size <= queue.MaximumMessageSize
            ? content
            : throw SqsErrors.InvalidParameter(
                $"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes.");
    }

    /// <summary>An optional number of seconds from 0 on.</summary>
    public static int? Seconds(this JsonObject request, string name, int most, string reason) =>
        request.Integer(name) is not { } seconds || (seconds >= 0 && seconds <= most)
            ? request.Integer(name)
            : throw SqsErrors.InvalidParameter(name, seconds, reason);

    // Of fair queues: standard ones take it since July 2025, under the rules of FIFO queues.
    private static string? GroupId(string? id) => id is null || Group().IsMatch(id)
        ? id
        : throw SqsErrors.InvalidParameter(
            "MessageGroupId", id, "MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.");

    private static void CheckCharacters(string body)
    {
        foreach (var rune in body.EnumerateRunes())
            if (rune.Value is not (0x9 or 0xA or 0xD) and (< 0x20 or 0xFFFE or 0xFFFF))
                throw SqsErrors.InvalidCharacter(rune.Value);
    }

    private static Dictionary<string, SqsMessageAttribute> Attributes(JsonObject? given)
    {
        if (given is { Count: > MaxAttributes })
            throw SqsErrors.InvalidParameter(
                $"Number of message attributes [{given.Count}] exceeds the allowed maximum [{MaxAttributes}].");
        return given?.ToDictionary(entry => Name(entry.Key), entry => Attribute(entry.Key, entry.Value)) ?? [];
    }

    private static string Name(string name) =>
        AttributeName().IsMatch(name) && !name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase)
            ? name
            : throw SqsErrors.InvalidParameter($"The message attribute name '{name}' is invalid.");

    private static SqsMessageAttribute Attribute(string name, JsonNode? node)
    {
        var value = node as JsonObject ?? [];
        var type = value.Text("DataType") ?? "";
        if (value.Text("StringValue") is { Length: > 0 } text && type.Split('.')[0] is "String" or "Number")
            return new(type, text, null);
        if (value.Text("BinaryValue") is { Length: > 0 } base64 && type.Split('.')[0] is "Binary")
            return new(type, null, Bytes(base64));
        throw type.Length == 0
            ? SqsErrors.InvalidParameter($"The message attribute '{name}' must contain a non-empty message attribute type.")
            : type.Split('.')[0] is not ("String" or "Number" or "Binary")
                ? SqsErrors.InvalidParameter(
                    $"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is "
                    + "Binary, Number, and String.")
                : SqsErrors.InvalidParameter(
                    $"The message attribute '{name}' must contain a non-empty message attribute value "
                    + $"for message attribute type '{type}'.");
    }

    private static byte[] Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new AwsException("SerializationException", "A binary member of the request is not base64.");
        }
    }

    private static SqsMessageAttribute? TraceHeader(JsonObject? given)
    {
        if (given?.FirstOrDefault(entry => entry.Key != "AWSTraceHeader").Key is { } unknown)
            throw SqsErrors.InvalidParameter($"Message system attribute name '{unknown}' is invalid.");
        return given?["AWSTraceHeader"] is { } header ? Attribute("AWSTraceHeader", header) : null;
    }

    [GeneratedRegex(@"^[\x21-\x7E]{1,128}\z")]
    private static partial Regex Group();

    [GeneratedRegex(@"^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$")]
    private static partial Regex AttributeName();
}
