using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>What one write makes of an item.</summary>
/// <param name="After">Null for one that is deleted.</param>
internal sealed record ItemChange(Table Table, IndexKey Key, MapValue? Before, MapValue? After)
{
    /// <summary>Whether it is to be on disk: a condition check changes nothing, and a table that is deleted has no rows.</summary>
    public bool IsKept => !ReferenceEquals(Before, After) && !Table.IsDeleted;

    /// <summary><see cref="After"/> as it is kept, in memory and on disk.</summary>
    public StoredItem? Stored { get; } = After is null || ReferenceEquals(Before, After) ? null : StoredItem.Of(After);
}

/// <summary>An item as a table keeps it: attribute values in JSON. As objects they would take some eight times the memory.</summary>
/// <param name="Size">Bytes that it counts, as <see cref="MapValue.ItemSize"/> has them.</param>
internal sealed record StoredItem(byte[] Json, int Size)
{
    /// <summary>In the place of an item where only a key is looked for.</summary>
    public static StoredItem None { get; } = new([], 0);

    public static StoredItem Of(MapValue item) => new(JsonSerializer.SerializeToUtf8Bytes(AttributeJson.WriteMap(item), CloudJson.Options), item.ItemSize);

    public MapValue Read() => AttributeJson.ReadMap(
        CloudJson.Parse(Json) as JsonObject ?? throw new InvalidDataException("What is kept as an item is none."));
}

/// <summary>Items on disk, each under its table and its key's values.</summary>
internal static class ItemRows
{
    public const string Kind = "dynamodb.item";

    public static DataChange Write(ItemChange change)
    {
        var key = KeyOf(change.Table.Name, change.Key);
        return change.Stored is { } item ? DataChange.Put(Kind, new(key, item.Json, change.Table.Name)) : DataChange.Remove(Kind, key);
    }

    // Values that are equal are written alike, numbers too, and no table's name has a slash in it.
    private static string KeyOf(string table, IndexKey key) =>
        $"{table}/{new JsonArray([.. key.Parts.Select(AttributeJson.Write)]).ToJsonString(CloudJson.Options)}";
}
