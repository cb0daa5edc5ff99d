using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>How a consumer takes messages off its queue.</summary>
/// <param name="BatchSize">Messages in one call at the most.</param>
/// <param name="Window">How long a batch that is not full is waited for, by the account's clock; zero for not at all.</param>
/// <param name="Concurrency">
/// How many batches may be out at once. Lambda starts a mapping with five and scales it up under load, which nothing here needs.
/// </param>
public sealed record ConsumerSettings(int BatchSize, TimeSpan Window = default, int Concurrency = 5);

/// <summary>One event source mapping on a queue: takes batches while it has room and deletes what was handled.</summary>
/// <remarks>Its queue calls all members but <see cref="Dispose"/> under the queue's lock.</remarks>
internal sealed class QueueConsumer(
    SqsQueue queue, AccountContext context, ConsumerSettings settings,
    Func<IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> deliver) : IDisposable
{
    // Of a batch's payload, at which Lambda invokes the function; here the messages' own bytes are counted.
    private const long MaxBatchBytes = 6 * 1024 * 1024;

    private List<ReceivedMessage> _gathered = [];
    private DateTimeOffset _windowEnd;
    private int _running;

    private bool HasRoom => _running < settings.Concurrency;

    /// <summary>When the gathered messages go out, full or not; null when there are none, or nobody could take them now.</summary>
    public DateTimeOffset? Due => _gathered.Count > 0 && HasRoom ? _windowEnd : null;

    /// <summary>Gathers what there is and starts the batches that are full or have waited for long enough.</summary>
    /// <param name="visibility">How long a batch is hidden from when it starts.</param>
    /// <param name="take">Takes up to that many messages, of that many bytes together, and hides them for that long.</param>
    public void Fill(
        DateTimeOffset now, MessageStore messages, TimeSpan visibility, Func<int, TimeSpan, long, IReadOnlyList<ReceivedMessage>> take)
    {
        var isFull = false;
        while (HasRoom)
        {
            var wanted = settings.BatchSize - _gathered.Count;
            if (_gathered.Count > 0 && (isFull || wanted <= 0 || now >= _windowEnd))
            {
                Start(now, messages, visibility);
                isFull = false;
                continue;
            }
            var taken = take(wanted, visibility + settings.Window, MaxBatchBytes - _gathered.Sum(Size));
            isFull = taken.Count == 0 && messages.AnyVisible; // what waits is too large for this batch
            if (taken.Count == 0 && !isFull)
                return;
            if (_gathered.Count == 0)
                _windowEnd = now + settings.Window;
            _gathered.AddRange(taken);
        }
    }

    public void Release() => _running--;

    /// <summary>Takes no further batch; those that are out are finished. What is gathered appears again when its visibility timeout is over.</summary>
    public void Dispose() => queue.Detach(this);

    private void Start(DateTimeOffset now, MessageStore messages, TimeSpan visibility)
    {
        var batch = _gathered;
        _gathered = [];
        // The visibility timeout is for the function: that a message waited for its batch takes nothing of it.
        if (settings.Window > TimeSpan.Zero)
            foreach (var gathered in batch)
                messages.TryRehide(gathered.Message, now + visibility);
        _running++;
        // Begun before whatever made the messages visible ends, so that the clock cannot jump in between.
        context.Background.Run(() => Task.Run(() => HandleAsync(batch)));
    }

    private static long Size(ReceivedMessage received) => received.Message.Content.Size;

    private async Task HandleAsync(IReadOnlyList<ReceivedMessage> batch)
    {
        var failed = await DeliverAsync(batch);
        var handled = batch.Where(received => !failed.Contains(received.Message.Id)).ToList();
        // AWS bills the polls of a mapping as well when they find nothing; their number depends on its pollers, not on the workflow.
        context.Meter.Add(BillingUnit.SqsRequests, Billing.Requests(batch.Sum(Size)));
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
