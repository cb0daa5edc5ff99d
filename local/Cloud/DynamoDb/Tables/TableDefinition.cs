using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>What CreateTable asks for, checked.</summary>
internal sealed partial record TableDefinition(
    string Name, IReadOnlyDictionary<string, string> AttributeTypes, KeySchema Keys, IReadOnlyList<SecondaryIndex> Indexes)
{
    private const int MaxIndexes = 20;

    /// <exception cref="AwsException">The definition is broken, or asks for what the local cloud does not have.</exception>
    public static TableDefinition Parse(JsonObject request)
    {
        var name = CheckName(request.Text("TableName"));
        if (request.Text("BillingMode") != "PAY_PER_REQUEST")
            throw AwsException.NotSupported("Provisioned throughput (BillingMode other than PAY_PER_REQUEST)");
        var types = AttributeTypesOf(request);
        var keys = KeySchema.Parse(request, types);
        var indexes = request.Structures("GlobalSecondaryIndexes").Select(index => SecondaryIndex.Parse(index, types, keys)).ToList();
        if (indexes.Count > MaxIndexes)
            throw DynamoDbErrors.InvalidValue($"GlobalSecondaryIndex count exceeds the per-table limit of {MaxIndexes}");
        if (indexes.GroupBy(index => index.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw DynamoDbErrors.InvalidValue($"Duplicate index name: {twice.Key}");
        var used = indexes.SelectMany(index => index.Keys.Names).Concat(keys.Names).ToHashSet();
        return used.Count == types.Count
            ? new(name, types, keys, indexes)
            : throw DynamoDbErrors.InvalidValue(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
    }

    /// <summary>The name of a table or an index.</summary>
    public static string CheckName(string? name) => name is not null && ValidName().IsMatch(name) ? name : throw DynamoDbErrors.Validation(
        "TableName must be at least 3 characters long and at most 255 characters long "
        + "and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");

    /// <summary>What AWS describes for tables and indexes that are paid per request.</summary>
    public static JsonObject NoThroughput() => new()
    {
        ["NumberOfDecreasesToday"] = 0,
        ["ReadCapacityUnits"] = 0,
        ["WriteCapacityUnits"] = 0,
    };

    private static Dictionary<string, string> AttributeTypesOf(JsonObject request)
    {
        Dictionary<string, string> types = [];
        foreach (var definition in request.Structures("AttributeDefinitions"))
        {
            var (name, type) = (definition.Text("AttributeName") ?? "", definition.Text("AttributeType") ?? "");
            if (type is not ("S" or "N" or "B"))
                throw DynamoDbErrors.Validation($"Member must satisfy enum value set: [B, N, S]; AttributeType: {type}");
            if (!types.TryAdd(name, type))
                throw DynamoDbErrors.InvalidValue("Cannot define two attributes with the same name");
        }
        return types;
    }

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$")]
    private static partial Regex ValidName();
}
