using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Expressions;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>A write of one item, alone, in a batch or in a transaction.</summary>
/// <remarks>AWS reads its values and expressions before it looks for the table (<see cref="On"/>), and for the key in them after that.</remarks>
internal sealed class ItemWrite
{
    private readonly MapValue _given;
    private readonly Kind _kind;
    private readonly UpdateExpression _update = UpdateExpression.Nothing;
    private readonly Condition? _condition;
    private readonly bool _showsItemOnFailure;

    private ItemWrite(Kind kind, JsonObject request)
    {
        Placeholders.CheckUse(request, kind == Kind.Update ? ["UpdateExpression", "ConditionExpression"] : ["ConditionExpression"]);
        _kind = kind;
        _given = AttributeJson.ReadMap(request.Structure(kind == Kind.Put ? "Item" : "Key")!);
        Returned = request.Text("ReturnValues") ?? "NONE";
        if (kind != Kind.Update && Returned is not ("NONE" or "ALL_OLD"))
            throw DynamoDbErrors.Validation("ReturnValues can only be ALL_OLD or NONE");
        if (kind == Kind.Put && _given.ItemSize > Table.MaxItem)
            throw DynamoDbErrors.Validation("Item size has exceeded the maximum allowed size");
        var placeholders = new Placeholders(request, namesKeys: false);
        if (request.Text("UpdateExpression") is { } update)
            _update = UpdateParser.Parse(update, placeholders);
        if (request.Text("ConditionExpression") is { } condition)
            _condition = ConditionParser.Parse(condition, ExpressionKind.Condition, placeholders);
        placeholders.ThrowIfUnused();
        _showsItemOnFailure = request.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";
    }

    private enum Kind
    {
        Put,
        Delete,
        Check,
        Update,
    }

    public Table Table { get; private set; } = null!;

    public IndexKey Key { get; private set; } = null!;

    /// <summary>What the answer is to hold: NONE, ALL_OLD and, of an update, ALL_NEW, UPDATED_OLD or UPDATED_NEW.</summary>
    public string Returned { get; }

    /// <summary>The paths that an update names; empty for other writes.</summary>
    public IEnumerable<DocumentPath> UpdatedPaths => _update.Paths;

    public static ItemWrite Put(JsonObject request) => new(Kind.Put, request);

    public static ItemWrite Delete(JsonObject request) => new(Kind.Delete, request);

    /// <summary>The part of a transaction that only looks.</summary>
    public static ItemWrite Check(JsonObject request) => new(Kind.Check, request);

    public static ItemWrite Update(JsonObject request) => new(Kind.Update, request);

    /// <summary>Finds the key. To be called once.</summary>
    /// <exception cref="AwsException">The key, or the item, is not one that the table takes.</exception>
    /// <param name="inBatch">A batch is told of a key that does not fit in other words than a single write.</param>
    public ItemWrite On(Table table, bool inBatch = false)
    {
        Table = table;
        Key = _kind == Kind.Put ? table.CheckItem(_given, inBatch) : table.ParseKey(_given);
        if (UpdatedPaths.FirstOrDefault(path => table.Keys.Names.Contains(path.Root)) is { } ofKey)
            throw DynamoDbErrors.InvalidValue($"Cannot update attribute {ofKey.Root}. This attribute is part of the key");
        table.CheckPaths([.. UpdatedPaths, .. _condition?.Paths ?? []]);
        return this;
    }

    /// <summary>What the item is now and would be. The caller holds the table's lock.</summary>
    /// <exception cref="AwsException">The condition does not hold, or the item would not be one that the table takes.</exception>
    public (MapValue? Before, MapValue? After) Evaluate()
    {
        var before = Table.Find(Key);
        if (_condition is not null && !_condition.Holds(before ?? MapValue.Empty))
            throw DynamoDbErrors.ConditionFailed(_showsItemOnFailure && before is not null ? AttributeJson.WriteMap(before) : null);
        return (before, _kind switch
        {
            Kind.Put => _given,
            Kind.Delete => null,
            Kind.Check => before,
            _ => Updated(before ?? _given),
        });
    }

    private MapValue Updated(MapValue before)
    {
        var after = _update.Apply(before);
        Table.CheckItem(after);
        return after.ItemSize <= Table.MaxItem
            ? after
            : throw DynamoDbErrors.Validation("Item size to update has exceeded the maximum allowed size");
    }
}
