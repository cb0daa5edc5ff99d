using System.Collections.Immutable;

namespace Comparison.Local.Cloud.DynamoDb.Values;

/// <summary>Where a value stands inside an item: a top-level attribute, then members of maps and places in lists.</summary>
/// <param name="Steps">A <see cref="string"/> for a member, an <see cref="int"/> for a place; the first is a string.</param>
internal sealed record DocumentPath(ImmutableArray<object> Steps)
{
    public string Root => (string)Steps[0];

    public AttributeValue? Find(MapValue item)
    {
        AttributeValue? value = item;
        foreach (var step in Steps)
            value = Child(value, step);
        return value;
    }

    /// <summary>Whether one of the two is the other or inside of it.</summary>
    public bool Overlaps(DocumentPath other) =>
        Steps.Zip(other.Steps).All(pair => pair.First.Equals(pair.Second));

    /// <summary>Whether no item can have both: one goes through a map where the other goes through a list.</summary>
    public bool Conflicts(DocumentPath other)
    {
        var fork = Steps.Zip(other.Steps).FirstOrDefault(pair => !pair.First.Equals(pair.Second));
        return fork != default && fork.First.GetType() != fork.Second.GetType();
    }

    /// <summary>The item with the value at this place. A place past a list's end appends.</summary>
    /// <exception cref="Protocol.AwsException">What should hold the value is not there or of another type.</exception>
    public MapValue Set(MapValue item, AttributeValue value) => (MapValue)Change(item, 0, value);

    /// <summary>The item without the value at this place, if it was there.</summary>
    public MapValue Remove(MapValue item) => Find(item) is null ? Checked(item) : (MapValue)Change(item, 0, null);

    /// <summary>As AWS writes it in messages: <c>[a, b, [3]]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Steps.Select(step => step is int place ? $"[{place}]" : step))}]";

    public bool Equals(DocumentPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(23, HashCode.Combine);

    private static AttributeValue? Child(AttributeValue? value, object step) => (value, step) switch
    {
        (MapValue map, string name) => map[name],
        (ListValue list, int place) when place < list.Elements.Count => list.Elements[place],
        _ => null,
    };

    // Only the last step may be missing: REMOVE a.b is nothing when a has no b, and an error when there is no a.
    private MapValue Checked(MapValue item) =>
        Steps.Length == 1 || new DocumentPath(Steps[..^1]).Find(item) is MapValue or ListValue ? item : throw Invalid();

    private AttributeValue Change(AttributeValue? container, int depth, AttributeValue? value)
    {
        var step = Steps[depth];
        var last = depth == Steps.Length - 1;
        return (container, step) switch
        {
            (MapValue map, string name) when last => value is null ? map.Without(name) : map.With(name, value),
            (MapValue map, string name) => map.With(name, Change(map[name], depth + 1, value)),
            (ListValue list, int place) when last => new ListValue(Replace(list.Elements, place, value)),
            (ListValue list, int place) when place < list.Elements.Count =>
                new ListValue(Replace(list.Elements, place, Change(list.Elements[place], depth + 1, value))),
            _ => throw Invalid(),
        };
    }

    private static ImmutableArray<AttributeValue> Replace(IReadOnlyList<AttributeValue> elements, int place, AttributeValue? value)
    {
        var copy = elements.ToImmutableArray();
        if (place >= copy.Length)
            return value is null ? copy : copy.Add(value);
        return value is null ? copy.RemoveAt(place) : copy.SetItem(place, value);
    }

    private static Protocol.AwsException Invalid() =>
        DynamoDbErrors.Validation("The document path provided in the update expression is invalid for update");
}
