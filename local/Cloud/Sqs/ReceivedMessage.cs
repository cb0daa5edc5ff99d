using System.Globalization;

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
