using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Expressions;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>A write of one item, parsed and checked as far as that goes without the item: alone, in a batch or in a transaction.</summary>
internal sealed class ItemWrite
{
    private readonly Condition? _condition;
    private readonly Func<MapValue?, MapValue?> _change;
    private readonly bool _showsItemOnFailure;

    private ItemWrite(Table table, IndexKey key, JsonObject request, Placeholders placeholders, Func<MapValue?, MapValue?> change)
    {
        (Table, Key, _change) = (table, key, change);
        if (request.Text("ConditionExpression") is { } condition)
            _condition = ConditionParser.Parse(condition, ExpressionKind.Condition, placeholders);
        placeholders.ThrowIfUnused();
        _showsItemOnFailure = request.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";
    }

    public Table Table { get; }

    public IndexKey Key { get; }

    /// <summary>The paths that an update names; empty for other writes.</summary>
    public IReadOnlyList<DocumentPath> UpdatedPaths { get; private init; } = [];

    public static ItemWrite Put(Table table, JsonObject request)
    {
        var item = AttributeJson.ReadMap(request.Structure("Item") ?? throw DynamoDbErrors.Missing("Item"));
        return new(table, table.CheckItem(item), request, new(request), _ => item);
    }

    public static ItemWrite Delete(Table table, JsonObject request) =>
        new(table, ReadKey(table, request), request, new(request), _ => null);

    /// <summary>The part of a transaction that only looks.</summary>
    public static ItemWrite Check(Table table, JsonObject request) =>
        request["ConditionExpression"] is null
            ? throw DynamoDbErrors.Missing("ConditionExpression")
            : new(table, ReadKey(table, request), request, new(request), before => before);

    public static ItemWrite Update(Table table, JsonObject request)
    {
        var keyItem = AttributeJson.ReadMap(request.Structure("Key") ?? throw DynamoDbErrors.Missing("Key"));
        var key = table.ParseKey(keyItem);
        var placeholders = new Placeholders(request);
        var update = request.Text("UpdateExpression") is { } expression
            ? UpdateParser.Parse(expression, placeholders)
            : UpdateExpression.Nothing;
        if (update.Paths.FirstOrDefault(path => table.Keys.Names.Contains(path.Root)) is { } ofKey)
            throw DynamoDbErrors.InvalidValue($"Cannot update attribute {ofKey.Root}. This attribute is part of the key");
        return new(table, key, request, placeholders, before =>
        {
            var after = update.Apply(before ?? keyItem);
            table.CheckItem(after);
            return after;
        })
        {
            UpdatedPaths = [.. update.Paths],
        };
    }

    /// <summary>What the item is now and would be. The caller holds the table's lock.</summary>
    /// <exception cref="AwsException">The condition does not hold, or the item would not be one that the table takes.</exception>
    public (MapValue? Before, MapValue? After) Evaluate()
    {
        var before = Table.Find(Key);
        if (_condition is not null && !_condition.Holds(before ?? MapValue.Empty))
            throw DynamoDbErrors.ConditionFailed(_showsItemOnFailure && before is not null ? AttributeJson.WriteMap(before) : null);
        return (before, _change(before));
    }

    private static IndexKey ReadKey(Table table, JsonObject request) =>
        table.ParseKey(AttributeJson.ReadMap(request.Structure("Key") ?? throw DynamoDbErrors.Missing("Key")));
}
