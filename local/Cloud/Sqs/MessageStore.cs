namespace Comparison.Local.Cloud.Sqs;

/// <summary>The messages of one queue, the visible and the hidden ones each in the order of their instants.</summary>
/// <remarks>Its queue's lock guards it.</remarks>
/// <param name="rows">Told of every change but that time has passed.</param>
internal sealed class MessageStore(MessageRows rows)
{
    private readonly Dictionary<string, SqsMessage> _all = [];
    private readonly SortedSet<SqsMessage> _hidden = new(ByVisibility);
    private readonly SortedSet<SqsMessage> _visible = new(ByVisibility);
    private long _order;

    private static Comparer<SqsMessage> ByVisibility { get; } = Comparer<SqsMessage>.Create((left, right) =>
        (left.VisibleAt, left.Order).CompareTo((right.VisibleAt, right.Order)));

    public MessageRows Rows => rows;

    public IEnumerable<SqsMessage> All => _all.Values;

    public bool AnyVisible => _visible.Count > 0;

    public DateTimeOffset? NextVisibleAt => _hidden.Min?.VisibleAt;

    public void Add(SqsMessage message, DateTimeOffset visibleAt)
    {
        _all.Add(message.Id, message);
        Hide(message, visibleAt);
    }

    /// <summary>Adds a message as an earlier process left it, which its row says already.</summary>
    public void Restore(SqsMessage message)
    {
        _all.Add(message.Id, message);
        _hidden.Add(message);
        _order = Math.Max(_order, message.Order);
    }

    /// <summary>The message whose latest receive the handle names.</summary>
    public SqsMessage? Find(ReceiptHandle handle) =>
        _all.TryGetValue(handle.MessageId, out var message) && message.ReceiptHandle == handle.Text ? message : null;

    /// <summary>Makes visible what is due.</summary>
    public void Surface(DateTimeOffset now)
    {
        while (_hidden.Min is { } next && next.VisibleAt <= now)
        {
            _hidden.Remove(next);
            _visible.Add(next);
        }
    }

    /// <summary>The visible message that has waited longest, taken out of the visible ones; expired ones are dropped on the way.</summary>
    /// <param name="mostBytes">Null comes of a larger one as well, which stays where it is.</param>
    public SqsMessage? TakeNext(DateTimeOffset oldest, long mostBytes)
    {
        while (_visible.Min is { } next)
        {
            var isExpired = next.SentAt <= oldest;
            if (!isExpired && next.Content.Size > mostBytes)
                return null;
            _visible.Remove(next);
            if (!isExpired)
                return next;
            _all.Remove(next.Id);
            rows.Remove(next);
        }
        return null;
    }

    /// <summary>Hides a message that is in neither set.</summary>
    public void Hide(SqsMessage message, DateTimeOffset until)
    {
        message.VisibleAt = until;
        message.Order = ++_order;
        _hidden.Add(message);
        rows.Put(message);
    }

    /// <summary>Changes until when a message is hidden. False when it is visible already.</summary>
    public bool TryRehide(SqsMessage message, DateTimeOffset until)
    {
        if (!_hidden.Remove(message))
            return false;
        Hide(message, until);
        return true;
    }

    public void Remove(SqsMessage message)
    {
        Release(message);
        rows.Remove(message);
    }

    /// <summary>Gives a message away: whoever takes it removes its row.</summary>
    public void Release(SqsMessage message)
    {
        _all.Remove(message.Id);
        _hidden.Remove(message);
        _visible.Remove(message);
    }

    public void Clear()
    {
        rows.Clear();
        _all.Clear();
        _hidden.Clear();
        _visible.Clear();
    }

    /// <summary>Counts what is not older than its retention allows.</summary>
    public QueueCounts Count(DateTimeOffset now, TimeSpan retention)
    {
        Surface(now);
        var oldest = now - retention;
        return new(
            Visible: _visible.Count(message => message.SentAt > oldest),
            InFlight: _hidden.Count(message => message.SentAt > oldest && message.ReceiptHandle is not null),
            Delayed: _hidden.Count(message => message.SentAt > oldest && message.ReceiptHandle is null));
    }
}

/// <summary>How many messages a queue holds; exact here, approximate on AWS.</summary>
internal readonly record struct QueueCounts(int Visible, int InFlight, int Delayed);
