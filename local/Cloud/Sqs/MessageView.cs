using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

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
