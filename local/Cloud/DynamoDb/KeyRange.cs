using Comparison.Local.Cloud.DynamoDb.Expressions;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>The stretch of a table or an index that a query reads: one partition, or a part of it.</summary>
/// <param name="Prefix">What the sort key must begin with; it cannot be said by two places alone.</param>
internal sealed record KeyRange(IndexKey Low, IndexKey High, AttributeValue? Prefix = null)
{
    /// <summary>The conditions by the attribute of each: what can be read of them before it is known which attributes are keys.</summary>
    public static Dictionary<string, Predicate> Read(Condition condition)
    {
        Dictionary<string, Predicate> byName = [];
        foreach (var predicate in Flatten(condition))
            if (!byName.TryAdd(NameIn(predicate), predicate))
                throw DynamoDbErrors.Validation("KeyConditionExpressions must only contain one condition per key");
        return byName.Count <= 2 ? byName : throw DynamoDbErrors.Validation("Conditions can be of length 1 or 2 only");
    }

    /// <exception cref="AwsException">The conditions are not equality on the partition key with at most one on the sort key.</exception>
    public static KeyRange Of(Dictionary<string, Predicate> byName, KeySchema keys)
    {
        if (!byName.Remove(keys.Partition.Name, out var partition))
            throw DynamoDbErrors.Validation($"Query condition missed key schema element: {keys.Partition.Name}");
        var hash = Values(partition, keys.Partition)[0];
        if (partition.Name != "=")
            throw DynamoDbErrors.Validation("Query key condition not supported");
        if (byName.Count == 0)
            return new(new([hash], -1), new([hash], 1));
        if (keys.Sort is not { } sort || !byName.TryGetValue(sort.Name, out var second))
            throw DynamoDbErrors.Validation(keys.Sort is { } missed
                ? $"Query condition missed key schema element: {missed.Name}"
                : "Query key condition not supported");
        return Of(hash, second.Name, Values(second, sort));
    }

    public bool Holds(IndexKey key) => Prefix switch
    {
        StringValue text => key.Parts[1] is StringValue value && value.Value.StartsWith(text.Value, StringComparison.Ordinal),
        BinaryValue bytes => key.Parts[1] is BinaryValue value && value.Value.AsSpan().StartsWith(bytes.Value),
        _ => true,
    };

    private static KeyRange Of(AttributeValue hash, string comparator, List<AttributeValue> values)
    {
        IndexKey first = new([hash], -1), last = new([hash], 1), at = new([hash, values[0]]);
        return comparator switch
        {
            "=" => new(at.Before(), at.Behind()),
            "<" => new(first, at.Before()),
            "<=" => new(first, at.Behind()),
            ">" => new(at.Behind(), last),
            ">=" => new(at.Before(), last),
            "BETWEEN" => new(at.Before(), new([hash, values[1]], 1)),
            "begins_with" when values[0] is StringValue or BinaryValue => new(at.Before(), last, values[0]),
            _ => throw DynamoDbErrors.Validation("Query key condition not supported"),
        };
    }

    private static IEnumerable<Predicate> Flatten(Condition condition) => condition switch
    {
        Both both => Flatten(both.Left).Concat(Flatten(both.Right)),
        Predicate predicate => [WithKeyFirst(predicate)],
        Either => throw DynamoDbErrors.Validation("Invalid operator used in KeyConditionExpression: OR"),
        Not => throw DynamoDbErrors.Validation("Invalid operator used in KeyConditionExpression: NOT"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // A comparison may be written either way round.
    private static Predicate WithKeyFirst(Predicate predicate) => predicate.Operands is not [ValueOperand value, PathOperand key]
        ? predicate
        : predicate.Name switch
        {
            "=" => new("=", [key, value]),
            "<" => new(">", [key, value]),
            "<=" => new(">=", [key, value]),
            ">" => new("<", [key, value]),
            ">=" => new("<=", [key, value]),
            _ => predicate,
        };

    private static string NameIn(Predicate predicate) =>
        predicate.Name is "=" or "<" or "<=" or ">" or ">=" or "BETWEEN" or "begins_with"
            ? predicate.Operands[0] is PathOperand { Path.Steps.Length: 1 } path
                ? path.Path.Root
                : throw DynamoDbErrors.Validation(predicate.Operands[0] is PathOperand
                    ? "KeyConditionExpressions cannot have conditions on nested attributes"
                    : predicate.Operands[0] is SizeOperand
                        ? "KeyConditionExpressions cannot contain nested operations"
                        : predicate.Operands.Any(operand => operand is PathOperand)
                            ? $"Invalid condition in KeyConditionExpression: {predicate.Name} operator must have the key attribute as its first operand"
                            : "Invalid condition in KeyConditionExpression: No key attribute specified")
            : throw DynamoDbErrors.Validation($"Invalid operator used in KeyConditionExpression: {predicate.Name}");

    private static List<AttributeValue> Values(Predicate predicate, KeyAttribute key)
    {
        List<AttributeValue> values = [];
        foreach (var operand in predicate.Operands.Skip(1))
        {
            if (operand is not ValueOperand { Value: var value })
                throw DynamoDbErrors.Validation("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
            if (value.Type != key.Type)
                throw DynamoDbErrors.InvalidValue("Condition parameter type does not match schema type");
            values.Add(value);
        }
        return values;
    }
}
