using System.Globalization;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace Comparison.Functions.Queues;

/// <summary>How every consumer takes its messages: each by itself, and those that failed are reported.</summary>
/// <remarks>Messages come at least once. One that fails comes again, and goes to the dead-letter queue after 3 tries.</remarks>
internal static class QueueBatch
{
    public static async Task<SQSBatchResponse> HandleEachAsync(
        this SQSEvent batch, ILambdaLogger logger, Func<SQSEvent.SQSMessage, Task> handle)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in batch.Records)
        {
            try
            {
                await handle(record);
            }
            catch (Exception failure)
            {
                // A failed message must not take the others of its batch with it. Its text may hold a token, so only the kind is logged.
                logger.LogError("Message {MessageId} failed: {Failure}", record.MessageId, failure.GetType().Name);
                failures.Add(new() { ItemIdentifier = record.MessageId });
            }
        }
        return new(failures);
    }

    /// <summary>When the message was sent. A callback's deadline runs from then, and only the queue knows it.</summary>
    public static DateTimeOffset SentAt(this SQSEvent.SQSMessage record) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(record.Attributes["SentTimestamp"], CultureInfo.InvariantCulture));
}
