using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Local.Cloud.Lambda.EventSources;

/// <summary>An event source mapping at work: takes messages off its queue unless it is disabled.</summary>
/// <param name="deliver">Hands a batch to the function, and returns the ids of the messages that it failed on.</param>
/// <param name="forget">Told when the mapping ends.</param>
internal sealed class MappedQueue(
    string id, SqsService queues, Func<EventSourceMapping, IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> deliver,
    Action<MappedQueue> forget) : IDisposable
{
    private IDisposable? _consumer;

    public string Id { get; } = id;

    public TagSet Tags { get; } = new();

    public EventSourceMapping Mapping { get; private set; } = null!;

    public bool IsEnabled => _consumer is not null;

    public DateTimeOffset Modified { get; private set; }

    /// <summary>Goes on as this mapping; batches that are out are finished as they were.</summary>
    /// <exception cref="Protocol.AwsException">There is no such queue.</exception>
    public void Configure(EventSourceMapping mapping, bool isEnabled, DateTimeOffset now)
    {
        var consumer = isEnabled ? queues.Attach(mapping.QueueArn, mapping.BatchSize, messages => deliver(mapping, messages)) : null;
        _consumer?.Dispose();
        (_consumer, Mapping, Modified) = (consumer, mapping, now);
    }

    public void Dispose()
    {
        _consumer?.Dispose();
        _consumer = null;
        forget(this);
    }
}
