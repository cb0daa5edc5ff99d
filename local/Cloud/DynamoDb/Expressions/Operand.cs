using Comparison.Local.Cloud.DynamoDb.Values;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

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
