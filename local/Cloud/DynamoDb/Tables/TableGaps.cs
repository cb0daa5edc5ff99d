using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Tables;

/// <summary>Refuses by name what AWS knows about tables and the local cloud does nothing with.</summary>
internal static class TableGaps
{
    private static readonly HashSet<string> Known =
    [
        "AttributeDefinitions", "BillingMode", "DeletionProtectionEnabled", "GlobalSecondaryIndexes", "KeySchema", "TableName", "Tags",
    ];

    /// <summary>What changes nothing is let through: a client may send what it has a default for.</summary>
    /// <exception cref="AwsException">A member asks for what is not there.</exception>
    public static void Refuse(string operation, JsonObject request)
    {
        foreach (var (name, value) in request)
            if (!Known.Contains(name) && !IsDefault(name, value))
                throw AwsException.NotSupported($"{operation} with {name}");
    }

    private static bool IsDefault(string name, JsonNode? value) => (name, value) switch
    {
        (_, null or JsonArray { Count: 0 }) => true,
        ("SSESpecification", JsonObject encryption) => encryption.Flag("Enabled") != true,
        ("StreamSpecification", JsonObject stream) => stream.Flag("StreamEnabled") != true,
        ("TableClass", JsonValue text) => text.ToString() == "STANDARD",
        _ => false,
    };
}
