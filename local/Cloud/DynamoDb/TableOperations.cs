using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>The operations on tables. A table is ACTIVE as soon as it is created.</summary>
internal sealed class TableOperations(TableDirectory tables)
{
    private const int LargestPage = 100;

    public JsonObject Create(JsonObject request)
    {
        var (isProtected, tags) = (request.Flag("DeletionProtectionEnabled") ?? false, TagOperations.Read(request).ToList());
        var table = tables.Create(TableDefinition.Parse(request), table =>
        {
            table.IsProtected = isProtected;
            table.Tag(tags);
        });
        return new() { ["TableDescription"] = table.Describe("ACTIVE") };
    }

    /// <summary>Only the deletion protection can be changed.</summary>
    public JsonObject Update(JsonObject request)
    {
        var table = tables.Get(request);
        if (request.Select(member => member.Key).FirstOrDefault(name => name is not ("TableName" or "DeletionProtectionEnabled")) is { } gap)
            throw AwsException.NotSupported($"UpdateTable with {gap}");
        table.IsProtected = request.Flag("DeletionProtectionEnabled") ?? table.IsProtected;
        return new() { ["TableDescription"] = table.Describe("ACTIVE") };
    }

    public JsonObject Describe(JsonObject request) => new() { ["Table"] = tables.Get(request).Describe("ACTIVE") };

    public JsonObject Delete(JsonObject request) => new() { ["TableDescription"] = tables.Delete(request).Describe("DELETING") };

    public JsonObject List(JsonObject request)
    {
        var size = request.Integer("Limit") ?? LargestPage;
        if (size is < 1 or > LargestPage)
            throw DynamoDbErrors.Validation(
                $"1 validation error detected: Value '{size}' at 'limit' failed to satisfy constraint: "
                + "Member must have value between 1 and 100");
        var start = request.Text("ExclusiveStartTableName") ?? "";
        var names = tables.Names.Where(name => string.CompareOrdinal(name, start) > 0).Take(size + 1).ToList();
        var answer = new JsonObject { ["TableNames"] = new JsonArray([.. names.Take(size).Select(name => (JsonNode)name)]) };
        if (names.Count > size)
            answer["LastEvaluatedTableName"] = names[size - 1];
        return answer;
    }

    public JsonObject UpdateTimeToLive(JsonObject request)
    {
        var table = tables.Get(request);
        var wanted = request.Structure("TimeToLiveSpecification") ?? [];
        var (enabled, attribute) = (wanted.Flag("Enabled") ?? false, wanted.Text("AttributeName"));
        if (string.IsNullOrEmpty(attribute))
            throw DynamoDbErrors.InvalidValue("TimeToLiveSpecification.AttributeName must not be empty");
        lock (table.Gate)
        {
            if (enabled == table.TimeToLiveAttribute is not null)
                throw DynamoDbErrors.Validation($"TimeToLive is already {(enabled ? "enabled" : "disabled")}");
            table.TimeToLiveAttribute = enabled ? attribute : null;
        }
        return new() { ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = attribute, ["Enabled"] = enabled } };
    }

    public JsonObject DescribeTimeToLive(JsonObject request)
    {
        var attribute = tables.Get(request).TimeToLiveAttribute;
        return new()
        {
            ["TimeToLiveDescription"] = attribute is null
                ? new JsonObject { ["TimeToLiveStatus"] = "DISABLED" }
                : new JsonObject { ["AttributeName"] = attribute, ["TimeToLiveStatus"] = "ENABLED" },
        };
    }
}
