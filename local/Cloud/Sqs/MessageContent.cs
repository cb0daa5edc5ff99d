using System.Text;

namespace Comparison.Local.Cloud.Sqs;

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
