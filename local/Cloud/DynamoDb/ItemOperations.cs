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
    public JsonObject Put(JsonObject request) => Write(request, () => ItemWrite.Put(request));

    public JsonObject Delete(JsonObject request) => Write(request, () => ItemWrite.Delete(request));

    public JsonObject Update(JsonObject request) => Write(request, () => ItemWrite.Update(request));

    public JsonObject Get(JsonObject request)
    {
        var read = new ItemRead(request).On(tables.Find(request));
        var capacity = new Capacity(context, request);
        MapValue? item;
        lock (read.Table.Gate)
            item = read.Table.Find(read.Key);
        capacity.Read(read.Table, "", item?.ItemSize ?? 0, request.Flag("ConsistentRead") ?? false);
        var answer = new JsonObject();
        if (item is not null)
            answer["Item"] = read.Render(item);
        return capacity.AddTo(answer);
    }

    private JsonObject Write(JsonObject request, Func<ItemWrite> read)
    {
        var write = DynamoDbErrors.Counted(read).On(tables.Find(request));
        var capacity = new Capacity(context, request);
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
        var attributes = write.Returned switch
        {
            "ALL_OLD" => before,
            "ALL_NEW" => after,
            "UPDATED_OLD" => before is null ? null : ProjectionExpression.Pick(before, [.. write.UpdatedPaths]),
            "UPDATED_NEW" => ProjectionExpression.Pick(after!, [.. write.UpdatedPaths]),
            _ => null,
        };
        if (attributes is { Members.Count: > 0 })
            answer["Attributes"] = AttributeJson.WriteMap(attributes);
        return capacity.AddTo(answer);
    }
}

/// <summary>A read of one item by its key, and what of it the reader wants. Its table is looked for once it has been read, as that of a write is.</summary>
internal sealed class ItemRead
{
    private readonly MapValue _key;
    private readonly ProjectionExpression? _projection;

    public ItemRead(JsonObject request)
    {
        Placeholders.CheckUse(request, ["ProjectionExpression"]);
        _key = AttributeJson.ReadMap(request.Structure("Key")!);
        var placeholders = new Placeholders(request);
        _projection = ProjectionExpression.Parse(request.Text("ProjectionExpression"), placeholders);
        placeholders.ThrowIfUnused();
    }

    /// <summary>The key as the request has it, in an order of its own: the same for the same key.</summary>
    public string Given => string.Join(',', _key.Members.OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => $"{member.Key}={AttributeJson.Write(member.Value).ToJsonString()}"));

    public Table Table { get; private set; } = null!;

    public IndexKey Key { get; private set; } = null!;

    /// <inheritdoc cref="ItemWrite.On"/>
    public ItemRead On(Table table)
    {
        (Table, Key) = (table, table.ParseKey(_key));
        table.CheckPaths(_projection?.Paths ?? []);
        return this;
    }

    public JsonObject Render(MapValue item) => AttributeJson.WriteMap(_projection?.Apply(item) ?? item);
}
