using System.Collections.Immutable;
using System.Text;

namespace Comparison.Local.Cloud.DynamoDb.Values;

/// <summary>A map of attributes; a whole item is one.</summary>
internal sealed record MapValue(ImmutableSortedDictionary<string, AttributeValue> Members) : AttributeValue("M")
{
    public static MapValue Empty { get; } = new(ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal));

    public override int Size => 3 + Members.Count + ItemSize;

    public override int? Length => Members.Count;

    /// <summary>The size of the map when it is an item: names and values, nothing for the map itself.</summary>
    public int ItemSize => Members.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + member.Value.Size);

    public AttributeValue? this[string name] => Members.GetValueOrDefault(name);

    public static MapValue Of(IEnumerable<KeyValuePair<string, AttributeValue>> members) => new(Empty.Members.AddRange(members));

    public MapValue With(string name, AttributeValue value) => new(Members.SetItem(name, value));

    public MapValue Without(string name) => new(Members.Remove(name));

    /// <summary>Only these attributes, those of them that are there.</summary>
    public MapValue Only(IEnumerable<string> names) =>
        Of(names.Where(Members.ContainsKey).Select(name => KeyValuePair.Create(name, Members[name])));

    public bool Equals(MapValue? other) => other is not null && Members.Count == other.Members.Count
        && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && value.Equals(member.Value));

    public override int GetHashCode() =>
        Members.Aggregate(19, (hash, member) => HashCode.Combine(hash, member.Key, member.Value));
}
