using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>Items in the order of their keys; its table's lock guards it.</summary>
/// <remarks>
/// AWS orders partitions by a hash, so a scan there has an order that nobody can foresee. Here it is that of the keys, which is as good.
/// </remarks>
internal sealed class ItemIndex
{
    private static readonly Comparer<Entry> ByKey = Comparer<Entry>.Create((left, right) => left.Key.CompareTo(right.Key));

    private readonly SortedSet<Entry> _entries = new(ByKey);

    public int Count => _entries.Count;

    public StoredItem? Find(IndexKey key) => _entries.TryGetValue(new(key, StoredItem.None), out var entry) ? entry.Item : null;

    public void Set(IndexKey key, StoredItem item)
    {
        Remove(key);
        _entries.Add(new(key, item));
    }

    public void Remove(IndexKey key) => _entries.Remove(new(key, StoredItem.None));

    /// <summary>The entries between two places, ends included where they are entries themselves.</summary>
    public IEnumerable<Entry> Between(IndexKey low, IndexKey high, bool forward)
    {
        if (low.CompareTo(high) > 0)
            return [];
        var view = _entries.GetViewBetween(new(low, StoredItem.None), new(high, StoredItem.None));
        return forward ? view : view.Reverse();
    }

    internal sealed record Entry(IndexKey Key, StoredItem Item);
}

/// <summary>A place in the order of a table or an index: key values, and in an index those of the table behind them.</summary>
/// <param name="bound">-1 or 1 to stand before or behind all places that begin with the same values; 0 to be one of them.</param>
internal sealed class IndexKey(IReadOnlyList<AttributeValue> parts, int bound = 0)
{
    public static Comparer<IndexKey> Order { get; } = Comparer<IndexKey>.Create((left, right) => left.CompareTo(right));

    public IReadOnlyList<AttributeValue> Parts { get; } = parts;

    public int Bound { get; } = bound;

    public IndexKey Before() => new(Parts, -1);

    public IndexKey Behind() => new(Parts, 1);

    public int CompareTo(IndexKey other)
    {
        var common = Math.Min(Parts.Count, other.Parts.Count);
        for (var part = 0; part < common; part++)
            if (Parts[part].CompareWith(other.Parts[part]) is { } order and not 0)
                return order;
        return Parts.Count == other.Parts.Count ? Bound.CompareTo(other.Bound)
            : Parts.Count < other.Parts.Count ? Bound
            : -other.Bound;
    }
}
