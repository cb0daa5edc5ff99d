using System.Text;
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
}

/// <summary>Items on disk: as attribute values in JSON, each under its table and its key's values.</summary>
internal static class ItemRows
{
    public const string Kind = "dynamodb.item";

    public static DataChange Write(ItemChange change)
    {
        var key = KeyOf(change.Table.Name, change.Key);
        return change.After is { } item
            ? DataChange.Put(Kind, new(key, Serialize(AttributeJson.WriteMap(item)), change.Table.Name))
            : DataChange.Remove(Kind, key);
    }

    public static MapValue Read(DataRow row) => AttributeJson.ReadMap(
        CloudJson.Parse(row.Value) as JsonObject ?? throw new InvalidDataException($"A row of {row.Group} holds no item."));

    // Values that are equal are written alike, numbers too, and no table's name has a slash in it.
    private static string KeyOf(string table, IndexKey key) =>
        $"{table}/{Encoding.UTF8.GetString(Serialize(new JsonArray([.. key.Parts.Select(AttributeJson.Write)])))}";

    private static byte[] Serialize(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, CloudJson.Options);
}
