using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>The right side of a SET action.</summary>
internal abstract record UpdateValue
{
    /// <exception cref="AwsException">An attribute is not there, or has a type that the operation does not take.</exception>
    public abstract AttributeValue Evaluate(MapValue item);

    public static AwsException WrongType() =>
        DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type");
}

internal sealed record PlainValue(Operand Operand) : UpdateValue
{
    public override AttributeValue Evaluate(MapValue item) => Operand.Evaluate(item)
        ?? throw DynamoDbErrors.Validation("The provided expression refers to an attribute that does not exist in the item");
}

/// <param name="Sign">1 to add, -1 to subtract.</param>
internal sealed record Sum(UpdateValue Left, int Sign, UpdateValue Right) : UpdateValue
{
    public override AttributeValue Evaluate(MapValue item) => (Left.Evaluate(item), Right.Evaluate(item)) switch
    {
        (NumberValue left, NumberValue right) => new NumberValue(Sign > 0 ? left.Value + right.Value : left.Value - right.Value),
        _ => throw WrongType(),
    };
}

internal sealed record IfNotExists(DocumentPath Path, UpdateValue Otherwise) : UpdateValue
{
    public override AttributeValue Evaluate(MapValue item) => Path.Find(item) ?? Otherwise.Evaluate(item);
}

internal sealed record ListAppend(UpdateValue Left, UpdateValue Right) : UpdateValue
{
    public override AttributeValue Evaluate(MapValue item) => (Left.Evaluate(item), Right.Evaluate(item)) switch
    {
        (ListValue left, ListValue right) => new ListValue([.. left.Elements, .. right.Elements]),
        _ => throw WrongType(),
    };
}
