using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>A message as one receive saw it; later receives do not change it.</summary>
internal sealed record ReceivedMessage(SqsMessage Message, ReceiptHandle Handle, int ReceiveCount, DateTimeOffset FirstReceivedAt)
{
    /// <summary>SQS's own attributes of the message, all of them.</summary>
    /// <param name="sender">An account id here; on AWS the unique id of the sending principal.</param>
    public IReadOnlyDictionary<string, string> SystemAttributes(string sender)
    {
        var attributes = new Dictionary<string, string>
        {
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(FirstReceivedAt),
            ["ApproximateReceiveCount"] = ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["SenderId"] = sender,
            ["SentTimestamp"] = Milliseconds(Message.SentAt),
        };
        if (Message.Content.TraceHeader?.StringValue is { } trace)
            attributes["AWSTraceHeader"] = trace;
        if (Message.Content.GroupId is { } group)
            attributes["MessageGroupId"] = group;
        if (Message.DeadLetterSourceArn is { } source)
            attributes["DeadLetterQueueSourceArn"] = source;
        return attributes;
    }

    private static string Milliseconds(DateTimeOffset instant) =>
        instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>Names one receive of one message: the message's id and 16 bytes that nobody can guess.</summary>
internal readonly record struct ReceiptHandle(string MessageId, string Text)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 16;

    public static ReceiptHandle New(string messageId, Ids ids) =>
        new(messageId, Convert.ToBase64String([.. Guid.Parse(messageId).ToByteArray(), .. ids.NewBytes(SecretBytes)]));

    /// <exception cref="AwsException">Not a handle that this service gave out.</exception>
    public static ReceiptHandle Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length
            ? new(new Guid(bytes[..IdBytes]).ToString("D"), text)
            : throw SqsErrors.InvalidReceiptHandle(text);
    }

    public override string ToString() => Text;
}

/// <summary>What a ReceiveMessage request wants to see of each message.</summary>
internal sealed class MessageView(JsonObject request, string sender)
{
    private readonly IReadOnlyList<string> _attributes = request.Texts("MessageAttributeNames");

    // AttributeNames is the deprecated name of the same wish.
    private readonly HashSet<string> _systemAttributes =
        [.. request.Texts("MessageSystemAttributeNames"), .. request.Texts("AttributeNames")];

    public JsonNode Render(ReceivedMessage received)
    {
        var message = received.Message;
        var answer = new JsonObject
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = received.Handle.Text,
            ["MD5OfBody"] = message.Md5OfBody,
            ["Body"] = message.Content.Body,
        };
        var system = received.SystemAttributes(sender).Where(entry => WantsSystem(entry.Key)).ToList();
        if (system.Count > 0)
            answer["Attributes"] = new JsonObject(system.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        var own = message.Content.Attributes.Where(entry => Wants(entry.Key)).ToList();
        if (own.Count > 0)
        {
            answer["MessageAttributes"] = new JsonObject(
                own.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Render(entry.Value))));
            // Of the attributes that are returned: a client checks what it got.
            answer["MD5OfMessageAttributes"] = MessageDigest.OfAttributes(own);
        }
        return answer;
    }

    private static JsonObject Render(SqsMessageAttribute attribute) => attribute.BinaryValue is { } bytes
        ? new JsonObject { ["BinaryValue"] = Convert.ToBase64String(bytes.Span), ["DataType"] = attribute.DataType }
        : new JsonObject { ["StringValue"] = attribute.StringValue, ["DataType"] = attribute.DataType };

    private bool WantsSystem(string name) => _systemAttributes.Contains("All") || _systemAttributes.Contains(name);

    // "All", ".*", a name, or a prefix before ".*".
    private bool Wants(string name) => _attributes.Any(wanted =>
        wanted == "All" || wanted == name
        || (wanted.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(wanted[..^2], StringComparison.Ordinal)));
}
