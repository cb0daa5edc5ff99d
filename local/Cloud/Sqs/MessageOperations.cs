using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The operations on messages.</summary>
internal sealed class MessageOperations(AccountContext context, QueueDirectory queues)
{
    private const int MaxVisibility = 43_200;

    public Reply Send(JsonObject request)
    {
        var queue = queues.Find(request);
        var content = MessageParser.Parse(request, queue.Attributes);
        return new(Sent(queue.Send(content)), content.Size);
    }

    public Reply SendBatch(JsonObject request)
    {
        var queue = queues.Find(request);
        var entries = Batch.Entries(request, "SendMessageBatchRequestEntry");
        CheckTotal(entries);
        var payload = 0L;
        var answer = Run(queue, entries, entry =>
        {
            var content = MessageParser.Parse(entry, queue.Attributes);
            payload += content.Size;
            return Sent(queue.Send(content));
        });
        return new(answer, payload);
    }

    public async Task<Reply> ReceiveAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var queue = queues.Find(request);
        var count = request.Integer("MaxNumberOfMessages") ?? 1;
        if (count is < 1 or > 10)
            throw SqsErrors.InvalidParameter("MaxNumberOfMessages", count, "Must be between 1 and 10, if provided.");
        var visibility = Visibility(request);
        var patience = request.Seconds("WaitTimeSeconds", most: 20, "Must be >= 0 and <= 20, if provided.")
            ?? queue.Attributes.ReceiveWaitSeconds;

        var received = await queue.ReceiveAsync(count, visibility, TimeSpan.FromSeconds(patience), cancellationToken);
        if (received.Count == 0)
            return new([]);
        var view = new MessageView(request, sender: context.Id);
        var messages = new JsonArray([.. received.Select(view.Render)]);
        return new(new() { ["Messages"] = messages }, received.Sum(message => (long)message.Message.Content.Size));
    }

    public Reply Delete(JsonObject request)
    {
        queues.Find(request).Delete(Handle(request));
        return new([]);
    }

    public Reply DeleteBatch(JsonObject request)
    {
        var queue = queues.Find(request);
        return new(Run(queue, Batch.Entries(request, "DeleteMessageBatchRequestEntry"), entry =>
        {
            queue.Delete(Handle(entry));
            return [];
        }));
    }

    public Reply ChangeVisibility(JsonObject request)
    {
        ChangeVisibility(queues.Find(request), request);
        return new([]);
    }

    public Reply ChangeVisibilityBatch(JsonObject request)
    {
        var queue = queues.Find(request);
        return new(Run(queue, Batch.Entries(request, "ChangeMessageVisibilityBatchRequestEntry"), entry =>
        {
            ChangeVisibility(queue, entry);
            return [];
        }));
    }

    private static JsonObject Run(SqsQueue queue, IReadOnlyList<JsonObject> entries, Func<JsonObject, JsonObject> carryOut)
    {
        JsonObject answer = [];
        queue.Together(() => answer = Batch.Run(entries, carryOut));
        return answer;
    }

    private static void ChangeVisibility(SqsQueue queue, JsonObject request) =>
        queue.ChangeVisibility(Handle(request), Visibility(request) ?? throw SqsErrors.MissingParameter("VisibilityTimeout"));

    private static TimeSpan? Visibility(JsonObject request) =>
        request.Seconds("VisibilityTimeout", MaxVisibility, $"Must be between 0 and {MaxVisibility}, if provided.") is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static ReceiptHandle Handle(JsonObject request) =>
        ReceiptHandle.Parse(request.Text("ReceiptHandle") ?? throw SqsErrors.MissingParameter("ReceiptHandle"));

    // Of bodies only: attributes count as well on AWS, but an entry whose attributes are broken fails by itself, later.
    private static void CheckTotal(IEnumerable<JsonObject> entries)
    {
        var bytes = entries.Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Text("MessageBody") ?? ""));
        if (bytes > QueueAttributes.MaxMessage)
            throw SqsErrors.BatchTooLong(bytes);
    }

    private static JsonObject Sent(SqsMessage message)
    {
        var answer = new JsonObject { ["MD5OfMessageBody"] = message.Md5OfBody, ["MessageId"] = message.Id };
        if (MessageDigest.OfAttributes(message.Content.Attributes) is { } attributes)
            answer["MD5OfMessageAttributes"] = attributes;
        if (message.Content.TraceHeader is { } header)
            answer["MD5OfMessageSystemAttributes"] = MessageDigest.OfAttributes([KeyValuePair.Create("AWSTraceHeader", header)]);
        return answer;
    }
}
