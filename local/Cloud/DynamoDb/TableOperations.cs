using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>The operations on tables. A table is ACTIVE as soon as it is created.</summary>
internal sealed class TableOperations(TableDirectory tables)
{
    private const int MaxPage = 100;

    public JsonObject Create(JsonObject request)
    {
        var (isProtected, tags) = (request.Flag("DeletionProtectionEnabled") ?? false, TableTagOperations.Read(request).ToList());
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
        table.IsProtected = request.Flag("DeletionProtectionEnabled") ?? table.IsProtected;
        return new() { ["TableDescription"] = table.Describe("ACTIVE") };
    }

    public JsonObject Describe(JsonObject request) => new() { ["Table"] = tables.Get(request).Describe("ACTIVE") };

    public JsonObject Delete(JsonObject request) => new() { ["TableDescription"] = tables.Delete(request).Describe("DELETING") };

    public JsonObject List(JsonObject request)
    {
        var size = request.Integer("Limit") ?? MaxPage;
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
        var wanted = request.Structure("TimeToLiveSpecification")!;
        var (enabled, attribute) = (wanted.Flag("Enabled")!.Value, wanted.Text("AttributeName"));
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

/// <summary>Whether a table is backed up so that it can be restored to any second. Kept and given back: nothing here is ever restored.</summary>
internal sealed class BackupOperations(TableDirectory tables)
{
    // Where none is named; also the most.
    private const int MaxRecovery = 35;

    public JsonObject Update(JsonObject request)
    {
        var table = tables.Find(request);
        var wanted = request.Structure("PointInTimeRecoverySpecification")!;
        var days = wanted.Integer("RecoveryPeriodInDays") ?? MaxRecovery;
        table.RecoveryDays = wanted.Flag("PointInTimeRecoveryEnabled") == true ? days : null;
        return Show(table);
    }

    public JsonObject Describe(JsonObject request) => Show(tables.Find(request));

    private static JsonObject Show(Table table) => new()
    {
        ["ContinuousBackupsDescription"] = new JsonObject
        {
            // Of every table, whether or not it can be restored to a second.
            ["ContinuousBackupsStatus"] = "ENABLED",
            ["PointInTimeRecoveryDescription"] = table.RecoveryDays is { } days
                ? new JsonObject { ["PointInTimeRecoveryStatus"] = "ENABLED", ["RecoveryPeriodInDays"] = days }
                : new JsonObject { ["PointInTimeRecoveryStatus"] = "DISABLED" },
        },
    };
}

/// <summary>The tags of tables, which have no effect but to be listed.</summary>
internal sealed class TableTagOperations(TableDirectory tables)
{
    public JsonObject Tag(JsonObject request)
    {
        Of(request).Tag(Read(request));
        return [];
    }

    public JsonObject Untag(JsonObject request)
    {
        Of(request).Untag(request.Texts("TagKeys"));
        return [];
    }

    /// <summary>All of them at once: a table has 50 at the most.</summary>
    public JsonObject List(JsonObject request)
    {
        if (request["NextToken"] is not null)
            throw AwsException.NotSupported("ListTagsOfResource with NextToken");
        var tags = Of(request).Tags.Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });
        return new() { ["Tags"] = new JsonArray([.. tags]) };
    }

    /// <summary>The tags of a request; of a key that is given twice the last value counts, where AWS's answer is not known.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(JsonObject request) =>
        request.Structures("Tags").Select(tag => KeyValuePair.Create(tag.Text("Key")!, tag.Text("Value")!));

    private Table Of(JsonObject request) => tables.Find(request.Text("ResourceArn")!);
}
