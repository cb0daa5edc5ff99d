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

    /// <summary>Of the latest receive. AWS ignores a delete with an earlier one.</summary>
    public string? ReceiptHandle { get; set; }

    /// <summary>The queue that gave the message up, once it is in a dead-letter queue.</summary>
    public string? DeadLetterSourceArn { get; private init; }

    /// <summary>The same message, not received yet, as it enters a dead-letter queue.</summary>
    public SqsMessage MovedFrom(string queueArn) => new(Id, Content, SentAt) { DeadLetterSourceArn = queueArn };
}
