using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>Counts the request units of one call, for the meter and for callers that ask.</summary>
/// <remarks>Rules of the developer guide, "On-demand capacity mode": writes by 1 KB, reads by 4 KB, transactions twice.</remarks>
internal sealed class Capacity
{
    private const int WriteUnit = 1024;
    private const int ReadUnit = 4096;

    private readonly SortedDictionary<string, SortedDictionary<string, decimal>> _units = new(StringComparer.Ordinal);
    private readonly UsageMeter _meter;
    private readonly string _wanted;
    private readonly int _factor;

    /// <param name="transaction">Transactions prepare and commit: each unit counts twice.</param>
    /// <exception cref="AwsException"><c>ReturnConsumedCapacity</c> is none of NONE, TOTAL and INDEXES.</exception>
    public Capacity(AccountContext context, JsonObject request, bool transaction = false)
    {
        _meter = context.Meter;
        _factor = transaction ? 2 : 1;
        _wanted = request.Text("ReturnConsumedCapacity") ?? "NONE";
        if (_wanted is not ("NONE" or "TOTAL" or "INDEXES"))
            throw DynamoDbErrors.Validation(
                $"1 validation error detected: Value '{_wanted}' at 'returnConsumedCapacity' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [INDEXES, TOTAL, NONE]");
    }

    /// <param name="index">Name of the index that was read; empty for the table.</param>
    /// <param name="consistent">An eventually consistent read costs half.</param>
    public void Read(Table table, string index, long bytes, bool consistent)
    {
        var units = Chunks(bytes, ReadUnit) * (consistent ? 1m : 0.5m) * _factor;
        _meter.Add(BillingUnit.DynamoDbReads, units);
        Add(table, index, units);
    }

    /// <summary>A write costs by the larger of the item before and after; an index costs only if what it holds changed.</summary>
    public void Write(Table table, MapValue? before, MapValue? after)
    {
        Write(table, "", Chunks(Math.Max(before?.ItemSize ?? 0, after?.ItemSize ?? 0), WriteUnit));
        foreach (var index in table.Indexes)
            if (IndexWrites(index, before, after) is var units and not 0)
                Write(table, index.Name, units);
    }

    /// <summary>Adds <c>ConsumedCapacity</c> to an answer if the caller asked for it.</summary>
    /// <param name="list">Calls that may touch several tables answer with a list.</param>
    public JsonObject AddTo(JsonObject answer, bool list = false)
    {
        if (_wanted == "NONE")
            return answer;
        var tables = _units.Select(table => (JsonNode)Render(table.Key, table.Value)).ToList();
        answer["ConsumedCapacity"] = list ? new JsonArray([.. tables]) : tables.FirstOrDefault();
        return answer;
    }

    private static long Chunks(long bytes, int size) => Math.Max(1, (bytes + size - 1) / size);

    private static long IndexWrites(SecondaryIndex index, MapValue? before, MapValue? after)
    {
        var (left, entered) = (Entry(index, before), Entry(index, after));
        if (left is { } old && entered is { } fresh && old.Key.CompareTo(fresh.Key) == 0)
            return old.Item.Equals(fresh.Item) ? 0 : Chunks(Math.Max(old.Item.ItemSize, fresh.Item.ItemSize), WriteUnit);
        // Another key is a delete and a put.
        return (left is { } gone ? Chunks(gone.Item.ItemSize, WriteUnit) : 0)
            + (entered is { } put ? Chunks(put.Item.ItemSize, WriteUnit) : 0);
    }

    private static (IndexKey Key, MapValue Item)? Entry(SecondaryIndex index, MapValue? item) =>
        item is not null && index.KeyOf(item) is { } key ? (key, index.Project(item)) : null;

    private void Write(Table table, string index, long units)
    {
        _meter.Add(BillingUnit.DynamoDbWrites, units * _factor);
        Add(table, index, units * _factor);
    }

    private void Add(Table table, string index, decimal units)
    {
        if (!_units.TryGetValue(table.Name, out var byIndex))
            _units[table.Name] = byIndex = new(StringComparer.Ordinal);
        byIndex[index] = byIndex.GetValueOrDefault(index) + units;
    }

    private JsonObject Render(string table, SortedDictionary<string, decimal> byIndex)
    {
        var rendered = new JsonObject { ["TableName"] = table, ["CapacityUnits"] = byIndex.Values.Sum() };
        if (_wanted != "INDEXES")
            return rendered;
        rendered["Table"] = new JsonObject { ["CapacityUnits"] = byIndex.GetValueOrDefault("") };
        var indexes = byIndex.Where(entry => entry.Key.Length > 0).ToList();
        if (indexes.Count > 0)
            rendered["GlobalSecondaryIndexes"] = new JsonObject(indexes.Select(entry =>
                KeyValuePair.Create(entry.Key, (JsonNode?)new JsonObject { ["CapacityUnits"] = entry.Value })));
        return rendered;
    }
}
