using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Expressions;

/// <summary>A parsed update expression.</summary>
internal sealed record UpdateExpression(IReadOnlyList<UpdateAction> Actions)
{
    public static UpdateExpression Nothing { get; } = new([]);

    public IEnumerable<DocumentPath> Paths => Actions.Select(action => action.Path);

    /// <summary>The item after the update. Every value is computed from the item as it was before.</summary>
    /// <exception cref="Protocol.AwsException">A value has the wrong type or is not there, or a path leads nowhere.</exception>
    public MapValue Apply(MapValue item)
    {
        var changes = Actions.Select(action => (action, Value: action.Evaluate(item))).ToList();
        // Values first, so that what is appended to a list stands in the order of the places that were named for it;
        // then removals from the end of lists to the front, since places mean the list as it was.
        foreach (var (action, value) in changes.Where(change => change.Value is not null).OrderBy(change => change.action.Path, ByPlace))
            item = action.Path.Set(item, value!);
        foreach (var (action, _) in changes.Where(change => change.Value is null).OrderByDescending(change => change.action.Path, ByPlace))
            item = action.Path.Remove(item);
        return item;
    }

    private static Comparer<DocumentPath> ByPlace { get; } = Comparer<DocumentPath>.Create((left, right) =>
        (left.Steps[^1] as int? ?? -1).CompareTo(right.Steps[^1] as int? ?? -1));
}

/// <summary>One action of an update: what stands at its path afterwards.</summary>
internal abstract record UpdateAction(DocumentPath Path)
{
    /// <returns>Null when nothing stands there afterwards.</returns>
    public abstract AttributeValue? Evaluate(MapValue item);
}

internal sealed record SetAction(DocumentPath Path, UpdateValue Value) : UpdateAction(Path)
{
    public override AttributeValue Evaluate(MapValue item) => Value.Evaluate(item);
}

internal sealed record RemoveAction(DocumentPath Path) : UpdateAction(Path)
{
    public override AttributeValue? Evaluate(MapValue item) => null;
}

/// <summary>ADD: adds a number (to 0 when there is none) or elements to a set.</summary>
internal sealed record AddAction(DocumentPath Path, AttributeValue Operand) : UpdateAction(Path)
{
    public override AttributeValue Evaluate(MapValue item) => (Path.Find(item), Operand) switch
    {
        (null, _) => Operand,
        (NumberValue number, NumberValue added) => new NumberValue(number.Value + added.Value),
        (SetValue set, SetValue added) when set.Type == added.Type =>
            new SetValue(set.Type, set.Elements.Union(added.Elements).ToHashSet()),
        _ => throw UpdateValue.WrongType(),
    };
}

/// <summary>DELETE: takes elements out of a set; a set without elements is no attribute at all.</summary>
internal sealed record DeleteAction(DocumentPath Path, SetValue Operand) : UpdateAction(Path)
{
    public override AttributeValue? Evaluate(MapValue item) => Path.Find(item) switch
    {
        null => null,
        SetValue set when set.Type == Operand.Type =>
            set.Elements.Except(Operand.Elements).ToHashSet() is { Count: > 0 } left ? new SetValue(set.Type, left) : null,
        _ => throw UpdateValue.WrongType(),
    };
}

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
