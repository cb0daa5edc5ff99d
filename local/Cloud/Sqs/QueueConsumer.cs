using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>One event source mapping on a queue: takes batches while it has room and deletes what was handled.</summary>
/// <remarks>Its queue calls all members but <see cref="Dispose"/> under the queue's lock.</remarks>
internal sealed class QueueConsumer(
    SqsQueue queue, AccountContext context, int batchSize,
    Func<IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> deliver) : IDisposable
{
    // Lambda starts a mapping with five concurrent batches; it scales up under load, which nothing here needs.
    private const int ConcurrentBatches = 5;

    private int _running;

    public int BatchSize => batchSize;

    public bool HasRoom => _running < ConcurrentBatches;

    public void Accept(IReadOnlyList<ReceivedMessage> batch)
    {
        _running++;
        // Begun before whatever made the messages visible ends, so that the clock cannot jump in between.
        context.Background.Run(() => Task.Run(() => HandleAsync(batch)));
    }

    public void Release() => _running--;

    /// <summary>Takes no further batch; those that are out are finished.</summary>
    public void Dispose() => queue.Detach(this);

    private async Task HandleAsync(IReadOnlyList<ReceivedMessage> batch)
    {
        var failed = await DeliverAsync(batch);
        var handled = batch.Where(received => !failed.Contains(received.Message.Id)).ToList();
        // AWS bills the polls of a mapping as well when they find nothing; their number depends on its pollers, not on the workflow.
        context.Meter.Add(BillingUnit.SqsRequests, Billing.Requests(batch.Sum(received => (long)received.Message.Content.Size)));
        if (handled.Count > 0)
            context.Meter.Add(BillingUnit.SqsRequests);
        queue.Complete(this, handled);
    }

    private async Task<IReadOnlySet<string>> DeliverAsync(IReadOnlyList<ReceivedMessage> batch)
    {
        try
        {
            return await deliver([.. batch.Select(Delivery)]);
        }
        catch (Exception) // of whatever kind: to a mapping a function that fails is a batch that was not handled
        {
            return batch.Select(received => received.Message.Id).ToHashSet();
        }
    }

    private SqsDelivery Delivery(ReceivedMessage received) => new(
        received.Message.Id,
        received.Handle.Text,
        received.Message.Content.Body,
        received.Message.Md5OfBody,
        received.SystemAttributes(sender: context.Id),
        received.Message.Content.Attributes,
        MessageDigest.OfAttributes(received.Message.Content.Attributes),
        queue.Arn);
}

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
