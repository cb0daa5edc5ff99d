using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>A message in a queue. What changes about it changes under its queue's lock.</summary>
internal sealed class SqsMessage(string id, MessageContent content, DateTimeOffset sentAt)
{
    public string Id { get; } = id;

    public MessageContent Content { get; } = content;

    public string Md5OfBody { get; } = MessageDigest.OfBody(content.Body);

    public DateTimeOffset SentAt { get; } = sentAt;

    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>Tells messages apart that become visible at one instant: the order in which they were hidden.</summary>
    public long Order { get; set; }

    public int ReceiveCount { get; set; }

    public DateTimeOffset? FirstReceivedAt { get; set; }

    /// <summary>Whether its latest receive was an event source mapping's, which ends with the process.</summary>
    public bool IsWithMapping { get; set; }

    /// <summary>Of the latest receive. AWS ignores a delete with an earlier one.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>The queue that gave the message up, once it is in a dead-letter queue.</summary>
    public string? DeadLetterSourceArn { get; init; }

    /// <summary>The same message, not received yet, as it enters a dead-letter queue.</summary>
    public SqsMessage MovedFrom(string queueArn) => new(Id, Content, SentAt) { DeadLetterSourceArn = queueArn };
}

/// <summary>What a sender puts into a message.</summary>
internal sealed record MessageContent(string Body, IReadOnlyDictionary<string, SqsMessageAttribute> Attributes)
{
    /// <summary>The only attribute that senders may put among SQS's own.</summary>
    public SqsMessageAttribute? TraceHeader { get; init; }

    /// <summary>Fair queues accept it on standard queues; it does not change the order here.</summary>
    public string? GroupId { get; init; }

    /// <summary>Seconds, 0 to 900; the queue's when absent.</summary>
    public int? DelaySeconds { get; init; }

    /// <summary>What counts against the size limit: body, and name, type and value of each attribute, in bytes.</summary>
    public int Size { get; } = Encoding.UTF8.GetByteCount(Body) + Attributes.Sum(entry =>
        Encoding.UTF8.GetByteCount(entry.Key)
        + Encoding.UTF8.GetByteCount(entry.Value.DataType)
        + (entry.Value.BinaryValue?.Length ?? Encoding.UTF8.GetByteCount(entry.Value.StringValue!)));
}

/// <summary>A message attribute: a text, or bytes when the data type begins with <c>Binary</c>.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, with a label of the sender's after a dot.</param>
public sealed record SqsMessageAttribute(string DataType, string? StringValue, ReadOnlyMemory<byte>? BinaryValue);

/// <summary>The MD5 checks that SQS returns and clients verify.</summary>
internal static class MessageDigest
{
    private const byte TextTransport = 1;
    private const byte BinaryTransport = 2;

    public static string OfBody(string body) => Hex(Encoding.UTF8.GetBytes(body));

    /// <summary>
    /// Name, type, transport byte and value of each attribute in the order of their names, every text and value after its length
    /// in four bytes, big end first (SQS developer guide, "Calculating the MD5 message digest for message attributes").
    /// </summary>
    /// <returns>Null when there are no attributes: SQS leaves the member out.</returns>
    public static string? OfAttributes(IEnumerable<KeyValuePair<string, SqsMessageAttribute>> attributes)
    {
        using var content = new MemoryStream();
        foreach (var (name, attribute) in attributes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Write(content, Encoding.UTF8.GetBytes(name));
            Write(content, Encoding.UTF8.GetBytes(attribute.DataType));
            content.WriteByte(attribute.BinaryValue is null ? TextTransport : BinaryTransport);
            Write(content, attribute.BinaryValue is { } bytes ? bytes.Span : Encoding.UTF8.GetBytes(attribute.StringValue!));
        }
        return content.Length == 0 ? null : Hex(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static void Write(MemoryStream content, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        content.Write(length);
        content.Write(value);
    }

    private static string Hex(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(MD5.HashData(content));
}
