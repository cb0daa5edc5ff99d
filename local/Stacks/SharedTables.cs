using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;

namespace Comparison.Local.Stacks;

/// <summary>The tables: the decision desk, the ledger of what was paid, and the articles.</summary>
internal static class SharedTables
{
    public const string Articles = "comparison-articles";
    public const string Decisions = "comparison-decisions";
    public const string Ledger = "comparison-ledger";

    public static async Task DeployAsync(StackServices services, CancellationToken cancellationToken)
    {
        await services.DynamoDb.InvokeAsync("CreateTable", Desk(), cancellationToken);
        await services.DynamoDb.InvokeAsync(
            "UpdateTimeToLive",
            new()
            {
                ["TableName"] = Decisions,
                ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = DecisionRow.ExpiresAtAttribute, ["Enabled"] = true },
            },
            cancellationToken);
        await services.DynamoDb.InvokeAsync("CreateTable", ById(Ledger), cancellationToken);
        await services.DynamoDb.InvokeAsync("CreateTable", ById(Articles), cancellationToken);
        foreach (var table in new[] { Articles, Decisions, Ledger })
            await services.DynamoDb.InvokeAsync("UpdateContinuousBackups", Backed(table), cancellationToken);
    }

    private static JsonObject Backed(string table) => new()
    {
        ["TableName"] = table,
        ["PointInTimeRecoverySpecification"] = new JsonObject { ["PointInTimeRecoveryEnabled"] = true },
    };

    private static JsonObject ById(string table) => new()
    {
        ["TableName"] = table,
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["AttributeDefinitions"] = new JsonArray(Attribute("id")),
        ["KeySchema"] = new JsonArray(Key("id", "HASH")),
    };

    // The index leaves the callback out: no query of what waits can ever return it.
    private static JsonObject Desk()
    {
        var table = ById(Decisions);
        table["AttributeDefinitions"] = new JsonArray(
            Attribute(DecisionRow.IdAttribute), Attribute(DecisionRow.StatusAttribute), Attribute(DecisionRow.ReplyByAttribute));
        table["GlobalSecondaryIndexes"] = new JsonArray(new JsonObject
        {
            ["IndexName"] = DecisionDesk.PendingIndex,
            ["KeySchema"] = new JsonArray(Key(DecisionRow.StatusAttribute, "HASH"), Key(DecisionRow.ReplyByAttribute, "RANGE")),
            ["Projection"] = new JsonObject
            {
                ["ProjectionType"] = "INCLUDE",
                ["NonKeyAttributes"] = new JsonArray(
                    DecisionRow.WorkflowAttribute, DecisionRow.SubjectAttribute, DecisionRow.QuestionAttribute,
                    DecisionRow.FactsAttribute, DecisionRow.DecidersAttribute),
            },
        });
        return table;
    }

    private static JsonObject Attribute(string name) => new() { ["AttributeName"] = name, ["AttributeType"] = "S" };

    private static JsonObject Key(string name, string type) => new() { ["AttributeName"] = name, ["KeyType"] = type };
}
