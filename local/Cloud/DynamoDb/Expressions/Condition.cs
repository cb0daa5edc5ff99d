using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>A parsed condition or filter expression.</summary>
internal abstract record Condition
{
    public abstract bool Holds(MapValue item);

    /// <summary>Every attribute that the condition looks at.</summary>
    public abstract IEnumerable<DocumentPath> Paths { get; }
}

internal sealed record Both(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(MapValue item) => Left.Holds(item) && Right.Holds(item);
}

internal sealed record Either(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(MapValue item) => Left.Holds(item) || Right.Holds(item);
}

internal sealed record Not(Condition Inner) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Inner.Paths;

    public override bool Holds(MapValue item) => !Inner.Holds(item);
}

/// <summary>A predicate on operands: a comparison, BETWEEN, IN or a function.</summary>
/// <param name="Name">The comparator, keyword or function.</param>
internal sealed record Predicate(string Name, IReadOnlyList<Operand> Operands) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Operands.SelectMany(PathsOf);

    public override bool Holds(MapValue item)
    {
        var values = Operands.Select(operand => operand.Evaluate(item)).ToList();
        if (Name == "attribute_not_exists")
            return values[0] is null;
        // An attribute that is not there differs from every value.
        if (Name == "<>")
            return values[0] is null || !values[0]!.Equals(values[1]);
        if (values[0] is not { } first)
            return false;
        return Name switch
        {
            "attribute_exists" => true,
            "attribute_type" => values[1] is StringValue type && type.Value == first.Type,
            "begins_with" => BeginsWith(first, values[1]),
            "contains" => Contains(first, values[1]),
            "IN" => values.Skip(1).Any(first.Equals),
            "BETWEEN" => Order(first, values[1]) >= 0 && Order(first, values[2]) <= 0,
            "=" => first.Equals(values[1]),
            "<" => Order(first, values[1]) < 0,
            "<=" => Order(first, values[1]) <= 0,
            ">" => Order(first, values[1]) > 0,
            ">=" => Order(first, values[1]) >= 0,
            _ => throw new System.Diagnostics.UnreachableException($"The parser lets no predicate {Name} through."),
        };
    }

    private static int? Order(AttributeValue left, AttributeValue? right) => right is null ? null : left.CompareWith(right);

    private static bool BeginsWith(AttributeValue value, AttributeValue? prefix) => (value, prefix) switch
    {
        (StringValue text, StringValue start) => text.Value.StartsWith(start.Value, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue start) => bytes.Value.AsSpan().StartsWith(start.Value),
        _ => false,
    };

    private static bool Contains(AttributeValue value, AttributeValue? part) => (value, part) switch
    {
        (StringValue text, StringValue piece) => text.Value.Contains(piece.Value, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue piece) => bytes.Value.AsSpan().IndexOf(piece.Value) >= 0,
        (SetValue set, { } element) => set.Elements.Contains(element),
        (ListValue list, { } element) => list.Elements.Contains(element),
        _ => false,
    };

    private static IEnumerable<DocumentPath> PathsOf(Operand operand) => operand switch
    {
        PathOperand path => [path.Path],
        SizeOperand size => PathsOf(size.Inner),
        _ => [],
    };
}

/// <summary>What a condition compares: an attribute, a given value, or the size of either.</summary>
internal abstract record Operand
{
    /// <returns>Null when the attribute is not there; no comparison with it holds but <c>&lt;&gt;</c>.</returns>
    public abstract AttributeValue? Evaluate(MapValue item);
}

internal sealed record PathOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) => Path.Find(item);
}

internal sealed record ValueOperand(AttributeValue Value) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) => Value;
}

internal sealed record SizeOperand(Operand Inner) : Operand
{
    public override AttributeValue? Evaluate(MapValue item) =>
        Inner.Evaluate(item)?.Length is { } length ? new NumberValue(DynamoNumber.FromInt(length)) : null;
}
