using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>What CreateTable asks for, checked.</summary>
internal sealed record TableDefinition(
    string Name, IReadOnlyDictionary<string, string> AttributeTypes, KeySchema Keys, Throughput Throughput, IReadOnlyList<SecondaryIndex> Indexes)
{
    private const int MaxIndexes = 20;

    /// <exception cref="AwsException">The definition is broken, or asks for what the local cloud does not have.</exception>
    public static TableDefinition Parse(JsonObject request)
    {
        var name = TableDirectory.ShortName(request.Text("TableName")!);
        var throughput = Throughput.OfTable(request);
        var types = AttributeTypesOf(request);
        var keys = KeySchema.Parse(request, types);
        if (request["GlobalSecondaryIndexes"] is JsonArray { Count: 0 })
            throw DynamoDbErrors.InvalidValue("List of GlobalSecondaryIndexes is empty");
        var indexes = request.Structures("GlobalSecondaryIndexes").Select(index => SecondaryIndex.Parse(index, types, keys, Throughput.OfIndex(request, index))).ToList();
        if (indexes.Count > MaxIndexes)
            throw DynamoDbErrors.InvalidValue($"GlobalSecondaryIndex count exceeds the per-table limit of {MaxIndexes}");
        if (indexes.GroupBy(index => index.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw DynamoDbErrors.InvalidValue($"Duplicate index name: {twice.Key}");
        var used = indexes.SelectMany(index => index.Keys.Names).Concat(keys.Names).ToHashSet();
        return used.Count == types.Count
            ? new(name, types, keys, throughput, indexes)
            : throw DynamoDbErrors.InvalidValue(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
    }

    private static Dictionary<string, string> AttributeTypesOf(JsonObject request)
    {
        Dictionary<string, string> types = [];
        foreach (var definition in request.Structures("AttributeDefinitions"))
        {
            var (name, type) = (definition.Text("AttributeName")!, definition.Text("AttributeType")!);
            if (!types.TryAdd(name, type))
                throw DynamoDbErrors.InvalidValue("Cannot define two attributes with the same name");
        }
        return types;
    }
}
