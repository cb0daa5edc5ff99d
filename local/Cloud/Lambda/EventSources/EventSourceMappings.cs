using System.Collections.Concurrent;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Lambda.EventSources;

/// <summary>The event source mappings of one account.</summary>
/// <param name="queues">Where mappings that are made by request find their queues; null where the account has none.</param>
internal sealed class EventSourceMappings(
    AccountContext account, ILambdaInvoker lambda, FunctionRegistry functions, SqsService? queues)
{
    private readonly ConcurrentDictionary<string, MappedQueue> _mappings = new();

    /// <summary>By queue and function.</summary>
    public IReadOnlyList<MappedQueue> All =>
    [
        .. _mappings.Values
            .OrderBy(mapped => mapped.Mapping.QueueArn, StringComparer.Ordinal)
            .ThenBy(mapped => mapped.Mapping.FunctionName, StringComparer.Ordinal),
    ];

    /// <exception cref="AwsException">There is none.</exception>
    public MappedQueue Find(string id) => _mappings.GetValueOrDefault(id)
        ?? throw new AwsException("ResourceNotFoundException", "The resource you requested does not exist.", 404);

    /// <exception cref="AwsException">There is none, or it is another account's or region's.</exception>
    public MappedQueue FindByArn(string arn, string id) => Find(account.Arn("lambda", $"event-source-mapping:{id}") == arn ? id : "");

    /// <exception cref="AwsException">The account has no queues, or there is no such queue or function, or they are paired already.</exception>
    public MappedQueue Add(EventSourceMapping mapping, bool isEnabled) =>
        Add(queues ?? throw AwsException.NotSupported("An event source mapping in an account without SQS"), mapping, isEnabled);

    public MappedQueue Add(SqsService source, EventSourceMapping mapping, bool isEnabled = true)
    {
        Check(source, mapping, own: null);
        var added = new MappedQueue(account.Ids.NewGuid(), source, DeliverAsync, mapped => _mappings.TryRemove(mapped.Id, out _));
        added.Configure(mapping, isEnabled, account.Time.GetUtcNow());
        _mappings[added.Id] = added;
        return added;
    }

    /// <exception cref="AwsException">There is no such function, or its time is longer than the queue's visibility timeout.</exception>
    public void Change(MappedQueue mapped, EventSourceMapping changed, bool isEnabled)
    {
        Check(mapped.Queues, changed, own: mapped);
        mapped.Configure(changed, isEnabled, account.Time.GetUtcNow());
    }

    // That the role lacks a permission is what AWS says of a queue which its owner, another account, has not shared.
    private void Check(SqsService source, EventSourceMapping mapping, MappedQueue? own)
    {
        var function = functions.Find(functions.Parse(mapping.FunctionName, null)).Definition;
        if (!account.IsOwnAccount(mapping.QueueArn))
            throw ControlMembers.Invalid("The provided execution role does not have permissions to call ReceiveMessage on SQS");
        if (source.VisibilityTimeoutOf(mapping.QueueArn) is not { } visibility)
            throw ControlMembers.Invalid(
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
                + "SQS Error Message: The specified queue does not exist for this wsdl version.");
        if (visibility < function.Timeout)
            throw ControlMembers.Invalid(
                $"Queue visibility timeout: {visibility.TotalSeconds} seconds is less than Function timeout: {function.Timeout.TotalSeconds} seconds");
        if (All.FirstOrDefault(mapped => mapped != own && mapped.Mapping.QueueArn == mapping.QueueArn && ArnOf(mapped.Mapping) == ArnOf(mapping)) is { } other)
            throw new AwsException(
                "ResourceConflictException",
                $"An event source mapping with SQS arn (\" {mapping.QueueArn} \") and function (\" {ArnOf(mapping)} \") already exists. " +
                $"Please update or delete the existing mapping with UUID {other.Id}",
                409);
    }

    /// <summary>The function as the mapping names it: with its qualifier, if there is one.</summary>
    public string ArnOf(EventSourceMapping mapping)
    {
        var reference = functions.Parse(mapping.FunctionName, null);
        var suffix = reference.Qualifier is null ? "" : $":{reference.Qualifier}";
        return account.Arn("lambda", $"function:{reference.Name}{suffix}");
    }

    private async Task<IReadOnlySet<string>> DeliverAsync(EventSourceMapping mapping, IReadOnlyList<SqsDelivery> messages)
    {
        var batch = new SqsBatch(messages, account.Region);
        var result = await lambda.InvokeAsync(new(mapping.FunctionName, batch.WriteEvent()), CancellationToken.None);
        if (result.FunctionError is not null)
            return batch.Ids;
        return mapping.ReportBatchItemFailures ? batch.ReadFailures(result.Payload) : new HashSet<string>();
    }
}

/// <summary>Pairs an SQS queue with the function that consumes it.</summary>
/// <param name="FunctionName">Name or ARN; a durable function needs its qualifier.</param>
public sealed record EventSourceMapping(string QueueArn, string FunctionName)
{
    /// <summary>1 to 10; to 10,000 with a batching window.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>How long a batch is waited for until it is full: up to 300 seconds by the account's clock; not at all by default.</summary>
    public TimeSpan BatchingWindow { get; init; }

    /// <summary>How many batches may be with the function at once, 2 to 1000; null for as many as Lambda begins with.</summary>
    public int? MaximumConcurrency { get; init; }

    /// <summary>Whether the function tells which messages it failed on; without it, an answer is ignored and only errors count.</summary>
    public bool ReportBatchItemFailures { get; init; }
}

/// <summary>An event source mapping at work: takes messages off its queue unless it is disabled.</summary>
/// <param name="deliver">Hands a batch to the function, and returns the ids of the messages that it failed on.</param>
/// <param name="forget">Told when the mapping ends.</param>
internal sealed class MappedQueue(
    string id, SqsService queues, Func<EventSourceMapping, IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> deliver,
    Action<MappedQueue> forget) : IDisposable
{
    private IDisposable? _consumer;

    public string Id { get; } = id;

    public SqsService Queues => queues;

    public TagSet Tags { get; } = new();

    public EventSourceMapping Mapping { get; private set; } = null!;

    public bool IsEnabled => _consumer is not null;

    public DateTimeOffset Modified { get; private set; }

    /// <summary>Goes on as this mapping; batches that are out are finished as they were.</summary>
    /// <exception cref="Protocol.AwsException">There is no such queue.</exception>
    public void Configure(EventSourceMapping mapping, bool isEnabled, DateTimeOffset now)
    {
        var consumer = isEnabled ? queues.Attach(mapping.QueueArn, Settings(mapping), messages => deliver(mapping, messages)) : null;
        _consumer?.Dispose();
        (_consumer, Mapping, Modified) = (consumer, mapping, now);
    }

    private static ConsumerSettings Settings(EventSourceMapping mapping)
    {
        var settings = new ConsumerSettings(mapping.BatchSize, mapping.BatchingWindow);
        return mapping.MaximumConcurrency is { } most ? settings with { Concurrency = most } : settings;
    }

    public void Dispose()
    {
        _consumer?.Dispose();
        _consumer = null;
        forget(this);
    }
}
