using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>A global secondary index: the items that have its key attributes, with the attributes that it projects.</summary>
/// <remarks>On AWS it lags behind its table by moments; here it is never behind.</remarks>
internal sealed class SecondaryIndex(
    string name, KeySchema keys, KeySchema tableKeys, string projection, IReadOnlyList<string> included, Throughput throughput)
{
    public string Name { get; } = name;

    public KeySchema Keys { get; } = keys;

    public ItemIndex Items { get; } = new();

    public static SecondaryIndex Parse(
        JsonObject definition, IReadOnlyDictionary<string, string> types, KeySchema tableKeys, Throughput throughput)
    {
        var keys = KeySchema.Parse(definition, types);
        var projection = definition.Structure("Projection")!;
        var type = projection.Text("ProjectionType") ?? throw DynamoDbErrors.InvalidValue("Unknown ProjectionType: null");
        var included = projection.Texts("NonKeyAttributes");
        if (type == "INCLUDE" != included.Count > 0)
            throw DynamoDbErrors.InvalidValue(
                type == "INCLUDE"
                    ? "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
                    : $"ProjectionType is {type}, but NonKeyAttributes is specified");
        return new(definition.Text("IndexName")!, keys, tableKeys, type, included, throughput);
    }

    /// <summary>The item's place in this index; null when it lacks a key attribute and so is not in it.</summary>
    public IndexKey? KeyOf(MapValue item) =>
        Keys.TryRead(item) is { } own ? new IndexKey([.. own, .. tableKeys.TryRead(item)!]) : null;

    /// <summary>Puts the item, which the table keeps as <paramref name="stored"/>, in the place of what was there; null takes it out.</summary>
    public void Apply(MapValue? before, MapValue? after, StoredItem? stored)
    {
        if (before is not null && KeyOf(before) is { } left)
            Items.Remove(left);
        if (after is not null && KeyOf(after) is { } entered)
            Items.Set(entered, ProjectsAll ? stored! : StoredItem.Of(Project(after)));
    }

    /// <summary>What the index holds of the item.</summary>
    public MapValue Project(MapValue item) => ProjectsAll ? item : item.Only([.. KeyNames, .. included]);

    /// <summary>Whether the index holds a top-level attribute of every item.</summary>
    public bool Holds(string attribute) => ProjectsAll || included.Contains(attribute) || KeyNames.Contains(attribute);

    /// <summary>The names that a page's last key has: those of the index and of the table.</summary>
    public IEnumerable<string> KeyNames => Keys.Names.Union(tableKeys.Names);

    public bool ProjectsAll => projection == "ALL";

    public JsonObject Describe(string tableArn)
    {
        var described = new JsonObject { ["ProjectionType"] = projection };
        if (included.Count > 0)
            described["NonKeyAttributes"] = new JsonArray([.. included.Select(attribute => (JsonNode)attribute)]);
        return new()
        {
            ["IndexArn"] = $"{tableArn}/index/{Name}",
            ["IndexName"] = Name,
            ["IndexSizeBytes"] = 0,
            ["IndexStatus"] = "ACTIVE",
            ["ItemCount"] = Items.Count,
            ["KeySchema"] = Keys.Describe(),
            ["Projection"] = described,
            ["ProvisionedThroughput"] = throughput.Describe(),
        };
    }
}
