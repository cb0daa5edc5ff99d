using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>BatchGetItem and BatchWriteItem: many items in one call, each by itself. Nothing is ever left unprocessed.</summary>
internal sealed class BatchOperations(AccountContext context, TableDirectory tables)
{
    private const int MaxReads = 100;
    private const int MaxWrites = 25;

    public JsonObject Get(JsonObject request)
    {
        var capacity = new Capacity(context, request);
        var reads = RequestItems(request).Select(entry => (entry.Key, Wish: entry.Value as JsonObject ?? [])).ToList();
        if (reads.Sum(read => read.Wish.Structures("Keys").Count) > MaxReads)
            throw DynamoDbErrors.Validation("Too many items requested for the BatchGetItem call");
        var parsed = reads.Select(read => (Name: read.Key, Items: Reads(tables.Find(read.Key), read.Wish), Wish: read.Wish)).ToList();

        var responses = new JsonObject();
        foreach (var (name, items, wish) in parsed)
        {
            JsonArray found = [];
            foreach (var read in items)
            {
                MapValue? item;
                lock (read.Table.Gate)
                    item = read.Table.Find(read.Key);
                capacity.Read(read.Table, "", item?.ItemSize ?? 0, wish.Flag("ConsistentRead") ?? false);
                if (item is not null)
                    found.Add(read.Render(item));
            }
            responses[name] = found;
        }
        return capacity.AddTo(new() { ["Responses"] = responses, ["UnprocessedKeys"] = new JsonObject() }, list: true);
    }

    public JsonObject Write(JsonObject request)
    {
        var capacity = new Capacity(context, request);
        var writes = RequestItems(request)
            .SelectMany(entry => (entry.Value as JsonArray ?? []).Select(item => Parse(tables.Find(entry.Key), item as JsonObject ?? [])))
            .ToList();
        if (writes.Count is 0 or > MaxWrites)
            throw DynamoDbErrors.Validation("Too many items requested for the BatchWriteItem call");
        ThrowIfRepeated(writes.Select(write => (write.Table, write.Key)));
        foreach (var write in writes)
        {
            MapValue? before, after;
            lock (write.Table.Gate)
            {
                (before, after) = write.Evaluate();
                tables.Apply([new(write.Table, write.Key, before, after)]);
            }
            capacity.Write(write.Table, before, after);
        }
        return capacity.AddTo(new() { ["UnprocessedItems"] = new JsonObject() }, list: true);
    }

    private static JsonObject RequestItems(JsonObject request) => request.Structure("RequestItems") is { Count: > 0 } items
        ? items
        : throw DynamoDbErrors.Validation("The requestItems parameter is required.");

    private static List<ItemRead> Reads(Table table, JsonObject wish)
    {
        wish.Only("BatchGetItem", "ConsistentRead", "ExpressionAttributeNames", "Keys", "ProjectionExpression");
        // Each read is the wish for one key; names and projection are those of the table's entry.
        var reads = wish.Structures("Keys").Select(key =>
        {
            var single = new JsonObject { ["Key"] = key.DeepClone() };
            foreach (var member in (string[])["ExpressionAttributeNames", "ProjectionExpression"])
                if (wish[member] is { } value)
                    single[member] = value.DeepClone();
            return new ItemRead(table, single);
        }).ToList();
        ThrowIfRepeated(reads.Select(read => (read.Table, read.Key)));
        return reads;
    }

    private static ItemWrite Parse(Table table, JsonObject item) =>
        item.Structure("PutRequest") is { } put ? ItemWrite.Put(table, put)
        : item.Structure("DeleteRequest") is { } delete ? ItemWrite.Delete(table, delete)
        : throw DynamoDbErrors.Validation("Supplied WriteRequest is empty, must contain exactly one of PutRequest and DeleteRequest");

    private static void ThrowIfRepeated(IEnumerable<(Table Table, IndexKey Key)> touched)
    {
        if (touched.GroupBy(item => item.Table).Any(table => Table.HasRepeated(table.Select(item => item.Key))))
            throw DynamoDbErrors.Validation("Provided list of item keys contains duplicates");
    }
}
