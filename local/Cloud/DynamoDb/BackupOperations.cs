using System.Text.Json.Nodes;
using Comparison.Local.Cloud.DynamoDb.Tables;
using Comparison.Local.Cloud.DynamoDb.Values;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb;

/// <summary>Whether a table is backed up so that it can be restored to any second. Kept and given back: nothing here is ever restored.</summary>
internal sealed class BackupOperations(TableDirectory tables)
{
    // AWS's default and the most that it keeps.
    private const int LongestRecovery = 35;

    public JsonObject Update(JsonObject request)
    {
        var table = tables.Of(request);
        var wanted = request.Structure("PointInTimeRecoverySpecification") ?? [];
        var days = wanted.Integer("RecoveryPeriodInDays") ?? LongestRecovery;
        if (days is < 1 or > LongestRecovery)
            throw DynamoDbErrors.Validation($"RecoveryPeriodInDays must be from 1 to {LongestRecovery}");
        table.RecoveryDays = wanted.Flag("PointInTimeRecoveryEnabled") == true ? days : null;
        return Show(table);
    }

    public JsonObject Describe(JsonObject request) => Show(tables.Of(request));

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
