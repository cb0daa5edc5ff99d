using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Expressions;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

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
