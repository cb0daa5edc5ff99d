using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>Amazon SQS for one account: standard queues.</summary>
public sealed class SqsService : IJsonService, IRestorable
{
    private const string Receive = "ReceiveMessage"; // the one operation that may wait

    private static readonly RequestMembers Members = new("""
        ChangeMessageVisibility: QueueUrl ReceiptHandle VisibilityTimeout
        ChangeMessageVisibilityBatch: QueueUrl Entries
        CreateQueue: QueueName Attributes tags
        DeleteMessage: QueueUrl ReceiptHandle
        DeleteMessageBatch: QueueUrl Entries
        DeleteQueue: QueueUrl
        GetQueueAttributes: QueueUrl AttributeNames
        GetQueueUrl: QueueName QueueOwnerAWSAccountId
        ListQueues: QueueNamePrefix MaxResults NextToken
        ListQueueTags: QueueUrl
        PurgeQueue: QueueUrl
        ReceiveMessage: QueueUrl AttributeNames MaxNumberOfMessages MessageAttributeNames MessageSystemAttributeNames VisibilityTimeout WaitTimeSeconds
        SendMessage: QueueUrl DelaySeconds MessageAttributes MessageBody MessageDeduplicationId MessageGroupId MessageSystemAttributes
        SendMessageBatch: QueueUrl Entries
        SetQueueAttributes: QueueUrl Attributes
        TagQueue: QueueUrl Tags
        UntagQueue: QueueUrl TagKeys
        """);

    private readonly AccountContext _context;
    private readonly QueueDirectory _queues;
    private readonly MessageOperations _messages;
    private readonly FrozenDictionary<string, Func<JsonObject, Reply>> _operations;

    public SqsService(AccountContext context)
    {
        _context = context;
        _queues = new(context);
        _messages = new(context, _queues);
        var administration = new QueueOperations(_queues);
        _operations = new Dictionary<string, Func<JsonObject, Reply>>
        {
            ["ChangeMessageVisibility"] = _messages.ChangeVisibility,
            ["ChangeMessageVisibilityBatch"] = _messages.ChangeVisibilityBatch,
            ["CreateQueue"] = administration.Create,
            ["DeleteMessage"] = _messages.Delete,
            ["DeleteMessageBatch"] = _messages.DeleteBatch,
            ["DeleteQueue"] = administration.Delete,
            ["GetQueueAttributes"] = administration.GetAttributes,
            ["GetQueueUrl"] = administration.GetUrl,
            ["ListQueues"] = administration.List,
            ["ListQueueTags"] = administration.ListTags,
            ["PurgeQueue"] = administration.Purge,
            ["SendMessage"] = _messages.Send,
            ["SendMessageBatch"] = _messages.SendBatch,
            ["SetQueueAttributes"] = administration.SetAttributes,
            ["TagQueue"] = administration.Tag,
            ["UntagQueue"] = administration.Untag,
        }.ToFrozenDictionary();
    }

    public string TargetPrefix => "AmazonSQS";

    public IReadOnlyCollection<string> Operations => [.. _operations.Keys, Receive];

    public async Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (operation == Receive || _operations.ContainsKey(operation))
            Members.Check(operation, request);
        var (answer, payload) = operation == Receive ? await _messages.ReceiveAsync(request, cancellationToken)
            : _operations.TryGetValue(operation, out var carryOut) ? carryOut(request)
            : throw AwsException.NotSupported($"{TargetPrefix}.{operation}");
        _context.Meter.Add(Meter.BillingUnit.SqsRequests, Billing.Requests(payload));
        return answer;
    }

    /// <inheritdoc/>
    public Task RestoreAsync(AccountData data)
    {
        foreach (var rows in data.Read(MessageRows.Kind).GroupBy(row => row.Group))
            if (_queues.Find(rows.Key) is { } queue)
                queue.Restore(rows);
            else
                data.Write([DataChange.RemoveGroup(MessageRows.Kind, rows.Key)]);
        return Task.CompletedTask;
    }

    /// <summary>The bodies of all messages in the queue, hidden ones too, in no order; for drivers: AWS has no look without a receive.</summary>
    /// <exception cref="AwsException">There is no such queue.</exception>
    public IReadOnlyList<string> Peek(string queueArn) => (_queues.FindByArn(queueArn) ?? throw SqsErrors.NoSuchQueue()).Peek();

    /// <summary>Sends to a queue by its ARN, as the other services of the account do.</summary>
    /// <param name="attributes">As SendMessage takes them.</param>
    /// <exception cref="AwsException">The account has no such queue, or it does not take the message.</exception>
    public Task SendAsync(string queueArn, string body, JsonObject? attributes = null) => InvokeAsync(
        "SendMessage",
        new()
        {
            ["QueueUrl"] = _queues.Url((_queues.FindByArn(queueArn) ?? throw SqsErrors.NoSuchQueue()).Name),
            ["MessageBody"] = body,
            ["MessageAttributes"] = attributes,
        },
        CancellationToken.None);

    /// <summary>How long the queue hides what somebody receives; null when there is no such queue.</summary>
    public TimeSpan? VisibilityTimeoutOf(string queueArn) => _queues.FindByArn(queueArn)?.Attributes.VisibilityTimeout;

    /// <summary>Hands the queue's messages to a consumer, as an event source mapping does, until the result is disposed.</summary>
    /// <param name="deliver">
    /// Handles a batch and returns the ids of the messages it failed on: they reappear after the queue's
    /// visibility timeout, the others are deleted. An exception means that it failed on all.
    /// </param>
    /// <remarks>A message counts as work from the instant it is visible until its batch is handled, but not while it waits for a batching window.</remarks>
    /// <exception cref="AwsException">There is no such queue.</exception>
    public IDisposable Attach(string queueArn, ConsumerSettings settings, Func<IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> deliver)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.BatchSize, 1);
        var queue = _queues.FindByArn(queueArn) ?? throw SqsErrors.NoSuchQueue();
        var consumer = new QueueConsumer(queue, _context, settings, deliver);
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
