using System.Collections.Concurrent;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>A standard queue: its messages, who waits for them, and the alarm that makes the hidden ones visible.</summary>
/// <remarks>
/// A message is visible (somebody may receive it) or hidden (delayed, or received and not deleted yet). Everything happens under
/// one lock, inside which the clock's and the workload's are taken, never the other way round, and never another queue's:
/// messages for the dead-letter queue are handed over after it is released.
/// </remarks>
internal sealed class SqsQueue : IDisposable
{
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly AccountContext _context;
    private readonly Func<string, SqsQueue?> _findByArn;
    private readonly DueTimer _alarm;
    private readonly MessageInterceptors _interceptors;
    private readonly MessageStore _messages;
    private readonly List<QueueConsumer> _consumers = [];
    private List<SqsMessage> _exhausted = []; // what this queue gives up and no other has yet
    private TaskCompletionSource? _arrival;
    private DateTimeOffset? _purgedAt;
    private bool _deleted;
    private int _depth;

    public SqsQueue(AccountContext context, string name, QueueAttributes attributes, Func<string, SqsQueue?> findByArn)
    {
        (_context, _findByArn, _interceptors) = (context, findByArn, new(context.Interceptors, name));
        (Name, Arn, Attributes) = (name, context.Arn("sqs", name), attributes);
        CreatedAt = ModifiedAt = context.Time.GetUtcNow();
        _messages = new(new(context.Data, name));
        _alarm = new(context.Time, () => Change(() => { }));
    }

    public string Name { get; }

    public string Arn { get; }

    public QueueAttributes Attributes { get; private set; }

    public ConcurrentDictionary<string, string> Tags { get; } = new();

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ModifiedAt { get; private set; }

    public void Configure(Func<QueueAttributes, QueueAttributes> change)
    {
        lock (_gate)
        {
            Attributes = change(Attributes);
            ModifiedAt = _context.Time.GetUtcNow();
        }
    }

    /// <summary>Takes up the messages that an earlier process left.</summary>
    public void Restore(IEnumerable<DataRow> rows) => Change(() =>
    {
        foreach (var row in rows)
            _messages.Restore(MessageRows.Read(row, _context.Time.GetUtcNow()));
    });

    /// <summary>Carries out what one request asks of the queue under one lock, so that its messages are written in one piece.</summary>
    public void Together(Action calls) => Change(calls);

    public SqsMessage Send(MessageContent content)
    {
        var now = _context.Time.GetUtcNow();
        var message = new SqsMessage(_context.Ids.NewGuid(), content, now);
        Change(() =>
        {
            ThrowIfDeleted();
            if (_interceptors.OnSend(content.Body) is not { } late)
                return;
            var visibleAt = now.AddSeconds(content.DelaySeconds ?? Attributes.DelaySeconds) + late;
            // First: a message whose alarm cannot be set is not stored, or the sender's retry would double it.
            if (visibleAt > now)
                SetAlarm(visibleAt);
            _messages.Add(message, visibleAt);
        });
        return message;
    }

    /// <summary>Takes up to that many visible messages and hides them.</summary>
    /// <param name="visibility">How long they stay hidden; the queue's own timeout when absent.</param>
    /// <param name="patience">Real time: a long poll must end for its caller even while the account's clock stands still.</param>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        int count, TimeSpan? visibility, TimeSpan patience, CancellationToken cancellationToken)
    {
        var atOnce = TakeOrAwait(count, visibility, out var arrival);
        if (atOnce.Count > 0 || patience == TimeSpan.Zero)
            return atOnce;
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patient.CancelAfter(patience);
        while (true)
        {
            try
            {
                await arrival.WaitAsync(patient.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return [];
            }
            if (TakeOrAwait(count, visibility, out arrival) is { Count: > 0 } received)
                return received;
        }
    }

    /// <summary>Deletes the message if the handle is of its latest receive.</summary>
    /// <remarks>Otherwise nothing happens and nobody is told (API reference, DeleteMessage).</remarks>
    public void Delete(ReceiptHandle handle) => Change(() => Remove(handle));

    /// <exception cref="AwsException">The message is gone, or is not hidden by a receive.</exception>
    public void ChangeVisibility(ReceiptHandle handle, TimeSpan timeout) => Change(() =>
    {
        var message = _messages.Find(handle) ?? throw SqsErrors.InvalidParameter(
            "ReceiptHandle", handle, "Message does not exist or is not available for visibility timeout change.");
        var now = _context.Time.GetUtcNow();
        _messages.Surface(now);
        if (!_messages.TryRehide(message, now + timeout))
            throw SqsErrors.NotInFlight();
    });

    /// <exception cref="AwsException">Less than 60 seconds after the last purge.</exception>
    public void Purge() => Change(() =>
    {
        var now = _context.Time.GetUtcNow();
        if (now - _purgedAt < PurgeInterval)
            throw SqsErrors.PurgeInProgress(Name);
        _purgedAt = now;
        _messages.Clear();
    });

    public IReadOnlyList<string> Peek()
    {
        lock (_gate)
            return [.. _messages.All.Select(message => message.Content.Body)];
    }

    public QueueCounts Count()
    {
        lock (_gate)
            return _messages.Count(_context.Time.GetUtcNow(), Attributes.Retention);
    }

    public void Attach(QueueConsumer consumer) => Change(() =>
    {
        ThrowIfDeleted();
        _consumers.Add(consumer);
    });

    public void Detach(QueueConsumer consumer)
    {
        lock (_gate)
            _consumers.Remove(consumer);
    }

    /// <summary>Ends a batch: deletes what was handled and offers its consumer the next one.</summary>
    public void Complete(QueueConsumer consumer, IEnumerable<ReceivedMessage> handled) => Change(() =>
    {
        consumer.Release();
        foreach (var received in handled)
            Remove(received.Handle);
    });

    /// <summary>Deletes the queue with its messages. Whoever polls it is told that it does not exist.</summary>
    public void Dispose()
    {
        Change(() =>
        {
            _deleted = true;
            _messages.Clear();
            _consumers.Clear();
        });
        _alarm.Dispose();
    }

    private List<ReceivedMessage> TakeOrAwait(int count, TimeSpan? visibility, out Task arrival)
    {
        List<ReceivedMessage> taken = [];
        Task? next = null;
        Change(() =>
        {
            ThrowIfDeleted();
            taken = Take(count, visibility ?? Attributes.VisibilityTimeout);
            if (taken.Count == 0)
                next = (_arrival ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        });
        arrival = next ?? Task.CompletedTask;
        return taken;
    }

    // Whatever changes a queue may make messages visible, so every change ends with offering them. Writing and burying is the outermost's.
    private void Change(Action change)
    {
        List<SqsMessage> exhausted = [];
        SqsQueue? deadLetters;
        lock (_gate)
        {
            deadLetters = DeadLetters();
            _depth++;
            try
            {
                change();
                _messages.Surface(_context.Time.GetUtcNow());
                Offer();
                if (_deleted || _messages.AnyVisible)
                    Interlocked.Exchange(ref _arrival, null)?.SetResult();
                SetAlarm();
            }
            finally
            {
                if (--_depth == 0)
                    (exhausted, _exhausted) = (_exhausted, []);
                if (_depth == 0)
                    _messages.Rows.Write(withRequest: _deleted);
            }
        }
        foreach (var message in exhausted)
            deadLetters!.Bury(message, this);
    }

    private void Remove(ReceiptHandle handle)
    {
        if (_messages.Find(handle) is { } message && !_interceptors.ForgetDelete(message.Content.Body))
            _messages.Remove(message);
    }

    private void Offer()
    {
        if (_interceptors.ConsumersDownUntil() is not null)
            return;
        foreach (var consumer in _consumers)
            consumer.Fill(_context.Time.GetUtcNow(), _messages, Attributes.VisibilityTimeout, (count, visibility, bytes) => Take(count, visibility, bytes, forMapping: true));
    }

    private List<ReceivedMessage> Take(int count, TimeSpan visibility) => Take(count, visibility, long.MaxValue, forMapping: false);

    private List<ReceivedMessage> Take(int count, TimeSpan visibility, long mostBytes, bool forMapping)
    {
        var now = _context.Time.GetUtcNow();
        _messages.Surface(now);
        List<ReceivedMessage> taken = [];
        while (taken.Count < count && _messages.TakeNext(oldest: now - Attributes.Retention, mostBytes) is { } message)
        {
            if (message.ReceiveCount >= Attributes.Redrive?.MaxReceiveCount && DeadLetters() is not null)
            {
                _messages.Release(message);
                _exhausted.Add(message);
                continue;
            }
            mostBytes -= message.Content.Size;
            var handle = ReceiptHandle.New(message.Id, _context.Ids);
            message.ReceiptHandle = handle.Text;
            message.IsWithMapping = forMapping;
            message.ReceiveCount++;
            message.FirstReceivedAt ??= now;
            taken.Add(new(message, handle, message.ReceiveCount, message.FirstReceivedAt.Value));
        }
        // Hidden only now, or a visibility timeout of 0 would hand the same message out twice in one receive.
        foreach (var received in taken)
            _messages.Hide(received.Message, now + visibility);
        return taken;
    }

    private SqsQueue? DeadLetters() => Attributes.Redrive is { } policy ? _findByArn(policy.TargetArn) : null;

    // The message keeps its id and the time it was sent, which its retention in the new queue counts from. Whether AWS counts its
    // receives from zero again is not documented; here it does, because the next queue may have a redrive policy of its own.
    private void Bury(SqsMessage exhausted, SqsQueue source) => Change(() =>
    {
        _messages.Rows.TakeOver(exhausted, source.Name);
        if (!_deleted)
            _messages.Add(exhausted.MovedFrom(source.Arn), _context.Time.GetUtcNow());
    });

    private void SetAlarm(DateTimeOffset? alsoAt = null)
    {
        var down = _interceptors.ConsumersDownUntil();
        var windows = _consumers.Select(consumer => consumer.Due).Min();
        // What is visible already waits for its consumer alone.
        var waits = (_messages.AnyVisible && _consumers.Count > 0) || windows is not null;
        var offer = down is null ? windows : waits && down < DateTimeOffset.MaxValue ? down : null;
        _alarm.Set(new[] { _messages.NextVisibleAt, alsoAt, offer }.Min());
    }

    private void ThrowIfDeleted()
    {
        if (_deleted)
            throw SqsErrors.NoSuchQueue();
    }
}
