using System.Collections.Immutable;
using System.Text;

namespace Comparison.Local.Cloud.DynamoDb.Values;

/// <summary>A value of one of DynamoDB's ten types. Values are never changed once they are stored.</summary>
/// <param name="Type">The type's name on the wire: S, N, B, BOOL, NULL, L, M, SS, NS, BS.</param>
internal abstract record AttributeValue(string Type)
{
    /// <summary>Bytes that count against the item's size and what it consumes (developer guide, "Item sizes and formats").</summary>
    public abstract int Size { get; }

    /// <summary>Order among values of one comparable type (S, N, B); null when there is none.</summary>
    public virtual int? CompareWith(AttributeValue other) => null;

    /// <summary>What the function <c>size</c> yields; null for types it does not apply to.</summary>
    public virtual int? Length => null;
}

internal sealed record StringValue(string Value) : AttributeValue("S")
{
    public override int Size => Encoding.UTF8.GetByteCount(Value);

    // Characters, not bytes: the developer guide says "the string's length".
    public override int? Length => Value.Length;

    // By UTF-8 bytes, which is by code point; UTF-16 order differs where surrogates meet U+E000 and above.
    public override int? CompareWith(AttributeValue other) => other is not StringValue right ? null
        : HasSurrogates || right.HasSurrogates ? Encoding.UTF8.GetBytes(Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right.Value))
        : string.CompareOrdinal(Value, right.Value);

    private bool HasSurrogates => Value.AsSpan().ContainsAnyInRange('\ud800', '\udfff');
}

internal sealed record NumberValue(DynamoNumber Value) : AttributeValue("N")
{
    public override int Size => Value.Size;

    public override int? CompareWith(AttributeValue other) => other is NumberValue number ? Value.CompareTo(number.Value) : null;
}

internal sealed record BinaryValue(byte[] Value) : AttributeValue("B")
{
    public override int Size => Value.Length;

    public override int? Length => Value.Length;

    public override int? CompareWith(AttributeValue other) =>
        other is BinaryValue binary ? Value.AsSpan().SequenceCompareTo(binary.Value) : null;

    public bool Equals(BinaryValue? other) => other is not null && Value.AsSpan().SequenceEqual(other.Value);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Value);
        return hash.ToHashCode();
    }
}

internal sealed record BooleanValue(bool Value) : AttributeValue("BOOL")
{
    public override int Size => 1;
}

internal sealed record NullValue() : AttributeValue("NULL")
{
    public override int Size => 1;
}

/// <param name="Type">SS, NS or BS: all elements are of that one type, and each is there once.</param>
internal sealed record SetValue(string Type, IReadOnlySet<AttributeValue> Elements) : AttributeValue(Type)
{
    public override int Size => Elements.Sum(element => element.Size);

    public override int? Length => Elements.Count;

    public bool Equals(SetValue? other) => other is not null && Type == other.Type && Elements.SetEquals(other.Elements);

    public override int GetHashCode() =>
        Elements.Aggregate(Type.GetHashCode(StringComparison.Ordinal), (hash, element) => hash ^ element.GetHashCode());
}

internal sealed record ListValue(IReadOnlyList<AttributeValue> Elements) : AttributeValue("L")
{
    public override int Size => 3 + Elements.Sum(element => element.Size + 1);

    public override int? Length => Elements.Count;

    public bool Equals(ListValue? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Aggregate(17, HashCode.Combine);
}

/// <summary>A map of attributes; a whole item is one.</summary>
internal sealed record MapValue(ImmutableSortedDictionary<string, AttributeValue> Members) : AttributeValue("M")
{
    public static MapValue Empty { get; } = new(ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal));

    public override int Size => 3 + Members.Count + ItemSize;

    public override int? Length => Members.Count;

    /// <summary>The size of the map when it is an item: names and values, nothing for the map itself.</summary>
    public int ItemSize => Members.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + member.Value.Size);

    public AttributeValue? this[string name] => Members.GetValueOrDefault(name);

    public static MapValue From(IEnumerable<KeyValuePair<string, AttributeValue>> members) => new(Empty.Members.AddRange(members));

    public MapValue With(string name, AttributeValue value) => new(Members.SetItem(name, value));

    public MapValue Without(string name) => new(Members.Remove(name));

    /// <summary>Only these attributes, those of them that are there.</summary>
    public MapValue Only(IEnumerable<string> names) =>
        From(names.Where(Members.ContainsKey).Select(name => KeyValuePair.Create(name, Members[name])));

    public bool Equals(MapValue? other) => other is not null && Members.Count == other.Members.Count
        && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && value.Equals(member.Value));

    public override int GetHashCode() =>
        Members.Aggregate(19, (hash, member) => HashCode.Combine(hash, member.Key, member.Value));
}
