using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Local.Cloud;

namespace Comparison.Local.Stacks;

/// <summary>What both variants deploy before their workflows: the decision desk's table and the queues.</summary>
internal sealed record SharedResources(string DecisionsTable, string ApprovalQueueUrl, string ApprovalQueueArn)
{
    private const string Table = "comparison-decisions";
    private const string Queue = "comparison-approvals";
    private const string DeadLetterQueue = "comparison-approvals-dead";

    // A consumer's batch must be done before its messages come again: six times the function's timeout, as AWS recommends.
    private const int VisibilitySeconds = 180;
    private const int MaxReceives = 3;

    public static async Task<SharedResources> DeployAsync(
        AccountContext context, StackServices services, StackOptions options, CancellationToken cancellationToken)
    {
        await services.DynamoDb.InvokeAsync("CreateTable", Decisions(), cancellationToken);
        await services.DynamoDb.InvokeAsync(
            "UpdateTimeToLive",
            new()
            {
                ["TableName"] = Table,
                ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = DecisionRow.ExpiresAtAttribute, ["Enabled"] = true },
            },
            cancellationToken);
        await services.CreateQueueAsync(DeadLetterQueue, [], cancellationToken);
        var redrive = new JsonObject { ["deadLetterTargetArn"] = context.Arn("sqs", DeadLetterQueue), ["maxReceiveCount"] = MaxReceives };
        var url = await services.CreateQueueAsync(
            Queue,
            new()
            {
                ["DelaySeconds"] = ((int)options.QueueDelay.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                ["VisibilityTimeout"] = VisibilitySeconds.ToString(CultureInfo.InvariantCulture),
                ["RedrivePolicy"] = redrive.ToJsonString(),
            },
            cancellationToken);
        return new(Table, url, context.Arn("sqs", Queue));
    }

    // The index leaves the callback out: no query of what waits can ever return it.
    private static JsonObject Decisions() => new()
    {
        ["TableName"] = Table,
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["AttributeDefinitions"] = new JsonArray(
            Attribute(DecisionRow.IdAttribute), Attribute(DecisionRow.StatusAttribute), Attribute(DecisionRow.ReplyByAttribute)),
        ["KeySchema"] = new JsonArray(Key(DecisionRow.IdAttribute, "HASH")),
        ["GlobalSecondaryIndexes"] = new JsonArray(new JsonObject
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
        }),
    };

    private static JsonObject Attribute(string name) => new() { ["AttributeName"] = name, ["AttributeType"] = "S" };

    private static JsonObject Key(string name, string type) => new() { ["AttributeName"] = name, ["KeyType"] = type };
}
