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
        var wishes = request.Structure("RequestItems")!.Select(entry => (Table: entry.Key, Wish: entry.Value!.AsObject())).ToList();
        var parsed = wishes.Select(entry => (entry.Table, Items: Reads(entry.Wish), entry.Wish)).ToList();
        if (parsed.Sum(entry => entry.Items.Count) > MaxReads)
            throw DynamoDbErrors.Validation("Too many items requested for the BatchGetItem call");
        if (parsed.Any(entry => entry.Items.DistinctBy(read => read.Given).Count() < entry.Items.Count))
            throw Repeated();
        foreach (var (table, items, _) in parsed)
            items.ForEach(read => read.On(tables.Find(table)));

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
        var parsed = request.Structure("RequestItems")!
            .SelectMany(entry => entry.Value!.AsArray().Select(item => (Table: entry.Key, Write: Parse(item!.AsObject()))))
            .ToList();
        if (parsed.Count > MaxWrites)
            throw DynamoDbErrors.Validation("Too many items requested for the BatchWriteItem call");
        var writes = parsed.Select(entry => entry.Write.On(tables.Find(entry.Table), inBatch: true)).ToList();
        if (writes.GroupBy(write => write.Table).Any(table => Table.HasRepeated(table.Select(write => write.Key))))
            throw Repeated();
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

    private static List<ItemRead> Reads(JsonObject wish)
    {
        wish.Only("BatchGetItem", "ConsistentRead", "ExpressionAttributeNames", "Keys", "ProjectionExpression");
        // Each read is the wish for one key; names and projection are those of the table's entry.
        return wish.Structures("Keys").Select(key =>
        {
            var single = new JsonObject { ["Key"] = key.DeepClone() };
            foreach (var member in (string[])["ExpressionAttributeNames", "ProjectionExpression"])
                if (wish[member] is { } value)
                    single[member] = value.DeepClone();
            return new ItemRead(single);
        }).ToList();
    }

    private static ItemWrite Parse(JsonObject item) => (item.Structure("PutRequest"), item.Structure("DeleteRequest")) switch
    {
        ({ } put, null) => ItemWrite.Put(put),
        (null, { } delete) => ItemWrite.Delete(delete),
        _ => throw DynamoDbErrors.Validation( // AWS's words, though it is a request
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
    };

    private static AwsException Repeated() => DynamoDbErrors.Validation("Provided list of item keys contains duplicates");
}
