using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Lambda.EventSources;

/// <summary>A batch of messages as the event of a function, and what the function's answer says about them.</summary>
internal sealed class SqsBatch(IReadOnlyList<SqsDelivery> messages, string region)
{
    public IReadOnlySet<string> Ids { get; } = messages.Select(message => message.MessageId).ToHashSet();

    public byte[] WriteEvent() => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["Records"] = new JsonArray([.. messages.Select(message => (JsonNode?)Write(message))]) }, CloudJson.Options);

    /// <summary>The messages that the function names in <c>batchItemFailures</c>.</summary>
    /// <remarks>
    /// An answer that is empty or null, or whose list is, means that all were handled; one that cannot be understood, or names a
    /// message of another batch, means that none was ("Reporting batch item failures" of the Lambda guide).
    /// </remarks>
    public IReadOnlySet<string> ReadFailures(ReadOnlyMemory<byte> answer)
    {
        if (answer.IsEmpty)
            return new HashSet<string>();
        try
        {
            return JsonNode.Parse(answer.Span) switch
            {
                null => new HashSet<string>(),
                JsonObject read => Failures(read["batchItemFailures"]) ?? Ids,
                _ => Ids,
            };
        }
        catch (JsonException)
        {
            return Ids;
        }
    }

    private HashSet<string>? Failures(JsonNode? list)
    {
        if (list is null)
            return [];
        if (list is not JsonArray items)
            return null;
        var failed = new HashSet<string>();
        foreach (var item in items)
        {
            if ((item as JsonObject)?["itemIdentifier"] is not JsonValue value
                || !value.TryGetValue<string>(out var id)
                || !Ids.Contains(id))
                return null;
            failed.Add(id);
        }
        return failed;
    }

    private JsonObject Write(SqsDelivery message)
    {
        var written = new JsonObject
        {
            ["messageId"] = message.MessageId,
            ["receiptHandle"] = message.ReceiptHandle,
            ["body"] = message.Body,
            ["attributes"] = new JsonObject(message.Attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["messageAttributes"] = new JsonObject(
                message.MessageAttributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Write(pair.Value)))),
            ["md5OfBody"] = message.Md5OfBody,
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = message.QueueArn,
            ["awsRegion"] = region,
        };
        written.Set("md5OfMessageAttributes", message.Md5OfMessageAttributes);
        return written;
    }

    private static JsonObject Write(SqsMessageAttribute attribute)
    {
        var written = new JsonObject
        {
            ["stringListValues"] = new JsonArray(),
            ["binaryListValues"] = new JsonArray(),
            ["dataType"] = attribute.DataType,
        };
        written.Set("stringValue", attribute.StringValue);
        if (attribute.BinaryValue is { } bytes)
            written["binaryValue"] = Convert.ToBase64String(bytes.Span);
        return written;
    }
}
