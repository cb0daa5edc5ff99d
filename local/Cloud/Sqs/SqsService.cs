using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>Amazon SQS for one account: standard queues.</summary>
public sealed class SqsService : IJsonService, IRestorable
{
    private readonly AccountContext _context;
    private readonly QueueDirectory _queues;
    private readonly QueueOperations _administration;
    private readonly MessageOperations _messages;

    public SqsService(AccountContext context)
    {
        _context = context;
        _queues = new(context);
        _administration = new(_queues);
        _messages = new(context, _queues);
    }

    public string TargetPrefix => "AmazonSQS";

    public async Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        var (answer, payload) = operation switch
        {
            "ChangeMessageVisibility" => _messages.ChangeVisibility(request),
            "ChangeMessageVisibilityBatch" => _messages.ChangeVisibilityBatch(request),
            "CreateQueue" => _administration.Create(request),
            "DeleteMessage" => _messages.Delete(request),
            "DeleteMessageBatch" => _messages.DeleteBatch(request),
            "DeleteQueue" => _administration.Delete(request),
            "GetQueueAttributes" => _administration.GetAttributes(request),
            "GetQueueUrl" => _administration.GetUrl(request),
            "ListQueues" => _administration.List(request),
            "ListQueueTags" => _administration.ListTags(request),
            "PurgeQueue" => _administration.Purge(request),
            "ReceiveMessage" => await _messages.ReceiveAsync(request, cancellationToken),
            "SendMessage" => _messages.Send(request),
            "SendMessageBatch" => _messages.SendBatch(request),
            "SetQueueAttributes" => _administration.SetAttributes(request),
            "TagQueue" => _administration.Tag(request),
            "UntagQueue" => _administration.Untag(request),
            _ => throw AwsException.NotSupported($"{TargetPrefix}.{operation}"),
        };
        _context.Meter.Add(Meter.BillingUnit.SqsRequests, Billing.Requests(payload));
        return answer;
    }

    /// <remarks>What was with a consumer stays hidden until its visibility ends, as on AWS when a poller dies.</remarks>
    public Task RestoreAsync(AccountData data)
    {
        foreach (var rows in data.Read(MessageRows.Kind).GroupBy(row => row.Group))
            if (_queues.Find(rows.Key) is { } queue)
                queue.Restore(rows.Select(MessageRows.Read));
            else
                data.Write([DataChange.RemoveGroup(MessageRows.Kind, rows.Key)]);
        return Task.CompletedTask;
    }

    /// <summary>The bodies of all messages in the queue, hidden ones too, in no order; for drivers: AWS has no look without a receive.</summary>
    /// <exception cref="AwsException">There is no such queue.</exception>
    public IReadOnlyList<string> Peek(string queueArn) => (_queues.FindByArn(queueArn) ?? throw SqsErrors.NoSuchQueue()).Peek();

    /// <summary>Hands the queue's messages to a consumer, as an event source mapping does, until the result is disposed.</summary>
    /// <param name="batchSize">Messages in one call at the most; a batch is not waited for until it is full.</param>
    /// <param name="deliver">
    /// Handles a batch, up to five at the same time, and returns the ids of the messages it failed on: they reappear after the queue's
    /// visibility timeout, the others are deleted. An exception means that it failed on all.
    /// </param>
    /// <remarks>A message counts as work from the instant it is visible until its batch is handled.</remarks>
    /// <exception cref="AwsException">There is no such queue.</exception>
    public IDisposable Attach(string queueArn, int batchSize, Func<IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> deliver)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var queue = _queues.FindByArn(queueArn) ?? throw SqsErrors.NoSuchQueue();
        var consumer = new QueueConsumer(queue, _context, batchSize, deliver);
        queue.Attach(consumer);
        return consumer;
    }
}

/// <summary>What SQS counts as requests.</summary>
internal static class Billing
{
    private const int Chunk = 64 * 1024;

    /// <summary>Every 64 KB of payload, or part of it, is one request; a call without payload is one as well.</summary>
    public static decimal Requests(long payloadBytes) => Math.Max(1, (payloadBytes + Chunk - 1) / Chunk);
}

/// <summary>An operation's answer and how many bytes of messages it moved, which its price depends on.</summary>
internal readonly record struct Reply(JsonObject Answer, long PayloadBytes = 0);
