using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Expressions;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>The operations on one item.</summary>
internal sealed class ItemOperations(AccountContext context, TableDirectory tables)
{
    public JsonObject Put(JsonObject request) => Write(request, ItemWrite.Put(Find(request, "Item"), request), updates: false);

    public JsonObject Delete(JsonObject request) => Write(request, ItemWrite.Delete(Find(request, "Key"), request), updates: false);

    public JsonObject Update(JsonObject request) => Write(request, ItemWrite.Update(Find(request, "Key"), request), updates: true);

    public JsonObject Get(JsonObject request)
    {
        var table = Find(request, "Key");
        var capacity = new Capacity(context, request);
        var read = new ItemRead(table, request);
        MapValue? item;
        lock (table.Gate)
            item = table.Find(read.Key);
        capacity.Read(table, "", item?.ItemSize ?? 0, request.Flag("ConsistentRead") ?? false);
        var answer = new JsonObject();
        if (item is not null)
            answer["Item"] = read.Render(item);
        return capacity.AddTo(answer);
    }

    // AWS looks for the table only when what it needs of the request is there and can be read (recorded).
    private Table Find(JsonObject request, string required)
    {
        AttributeJson.ReadMap(request.Structure(required) ?? throw DynamoDbErrors.Missing(required));
        return tables.Find(request);
    }

    private JsonObject Write(JsonObject request, ItemWrite write, bool updates)
    {
        var capacity = new Capacity(context, request);
        var wanted = ReturnValues(request, updates);
        MapValue? before = null, after = null;
        lock (write.Table.Gate)
        {
            try
            {
                (before, after) = write.Evaluate();
            }
            catch (AwsException refused) when (refused.Code == "ConditionalCheckFailedException")
            {
                // A refused condition consumes write units as well, by the size of what is there.
                var there = write.Table.Find(write.Key);
                capacity.Write(write.Table, there, there);
                throw;
            }
            tables.Apply([new(write.Table, write.Key, before, after)]);
        }
        capacity.Write(write.Table, before, after);
        var answer = new JsonObject();
        var attributes = wanted switch
        {
            "ALL_OLD" => before,
            "ALL_NEW" => after,
            "UPDATED_OLD" => before is null ? null : ProjectionExpression.Pick(before, write.UpdatedPaths),
            "UPDATED_NEW" => ProjectionExpression.Pick(after!, write.UpdatedPaths),
            _ => null,
        };
        if (attributes is { Members.Count: > 0 })
            answer["Attributes"] = AttributeJson.WriteMap(attributes);
        return capacity.AddTo(answer);
    }

    private static string ReturnValues(JsonObject request, bool updates)
    {
        var wanted = request.Text("ReturnValues") ?? "NONE";
        return wanted switch
        {
            "NONE" or "ALL_OLD" => wanted,
            "ALL_NEW" or "UPDATED_OLD" or "UPDATED_NEW" => updates
                ? wanted
                : throw DynamoDbErrors.Validation("ReturnValues can only be ALL_OLD or NONE"),
            _ => throw DynamoDbErrors.Validation(
                $"1 validation error detected: Value '{wanted}' at 'returnValues' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"),
        };
    }
}

/// <summary>A read of one item by its key, and what of it the reader wants.</summary>
internal sealed class ItemRead
{
    private readonly ProjectionExpression? _projection;

    public ItemRead(Table table, JsonObject request)
    {
        Table = table;
        Key = table.ParseKey(AttributeJson.ReadMap(request.Structure("Key") ?? []));
        var placeholders = new Placeholders(request);
        _projection = ProjectionExpression.Parse(request.Text("ProjectionExpression"), placeholders);
        placeholders.ThrowIfUnused();
    }

    public Table Table { get; }

    public IndexKey Key { get; }

    public JsonObject Render(MapValue item) => AttributeJson.WriteMap(_projection?.Apply(item) ?? item);
}
