namespace Comparison.Local.Cloud.Sqs;

/// <summary>One message as an event source mapping hands it to its function.</summary>
/// <param name="Attributes">
/// <c>ApproximateReceiveCount</c>, <c>SentTimestamp</c> and <c>ApproximateFirstReceiveTimestamp</c> (milliseconds since 1970),
/// <c>SenderId</c>, and <c>DeadLetterQueueSourceArn</c> or <c>AWSTraceHeader</c> where they apply.
/// </param>
public sealed record SqsDelivery(
    string MessageId,
    string ReceiptHandle,
    string Body,
    string Md5OfBody,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyDictionary<string, SqsMessageAttribute> MessageAttributes,
    string? Md5OfMessageAttributes,
    string QueueArn);
