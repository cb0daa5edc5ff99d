using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

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
