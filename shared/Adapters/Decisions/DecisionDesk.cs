using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Adapters.Callbacks;
using Comparison.Adapters.Logging;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using static Comparison.Adapters.Decisions.DecisionRow;

namespace Comparison.Adapters.Decisions;

/// <summary>The decision desk on a DynamoDB table. Every change is one conditional write, so the row is the truth.</summary>
public sealed partial class DecisionDesk(
    IAmazonDynamoDB dynamoDb, string table, CallbackSender callbacks, EmbeddedMetrics metrics, TimeProvider time) : IDecisionDesk
{
    /// <summary>The index of pending decisions: status, then <c>reply_by</c>. It leaves the callback out.</summary>
    public const string PendingIndex = "pending";

    public Task<DecisionStatus> AskAsync(Question question, Callback callback, CancellationToken cancellationToken) =>
        AskAsync(question, callback, time.GetUtcNow(), cancellationToken);

    /// <param name="askedAt">When the execution asked, where that is not now: the deadline counts from then.</param>
    public async Task<DecisionStatus> AskAsync(
        Question question, Callback callback, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.PutItemAsync(
                new()
                {
                    TableName = table,
                    Item = Pending(question, askedAt + question.Deadline, callback),
                    ConditionExpression = "attribute_not_exists(id) OR #status = :pending",
                    ExpressionAttributeNames = StatusName(),
                    ExpressionAttributeValues = new() { [":pending"] = Status(DecisionStatus.Pending) },
                },
                cancellationToken);
            return DecisionStatus.Pending;
        }
        catch (ConditionalCheckFailedException)
        {
            var row = await ReadAsync(question.Key.Id, cancellationToken) ?? throw Vanished(question.Key.Id);
            if (RulingOf(row) is { } ruling)
                await callbacks.TrySendAsync(callback, ruling, cancellationToken);
            return StatusOf(row);
        }
    }

    public async Task<Ruling?> ExpireAsync(DecisionKey key, CancellationToken cancellationToken)
    {
        try
        {
            await dynamoDb.UpdateItemAsync(
                new()
                {
                    TableName = table,
                    Key = Key(key.Id),
                    ConditionExpression = "attribute_not_exists(id) OR #status = :pending",
                    UpdateExpression = "SET #status = :expired, workflow = :workflow, subject_id = :subject, "
                        + "expires_at = if_not_exists(expires_at, :expires_at) REMOVE callback",
                    ExpressionAttributeNames = StatusName(),
                    ExpressionAttributeValues = new()
                    {
                        [":pending"] = Status(DecisionStatus.Pending),
                        [":expired"] = Status(DecisionStatus.Expired),
                        [":workflow"] = Text(key.Workflow.ToText()),
                        [":subject"] = Text(key.SubjectId),
                        [":expires_at"] = new() { N = ExpiresAt(time.GetUtcNow()) },
                    },
                },
                cancellationToken);
            metrics.Count(MetricNames.DecisionsExpired, key.Workflow);
            return null;
        }
        catch (ConditionalCheckFailedException)
        {
            return RulingOf(await ReadAsync(key.Id, cancellationToken) ?? throw Vanished(key.Id));
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await dynamoDb.GetItemAsync(
            new GetItemRequest { TableName = table, Key = Key(id), ConsistentRead = true }, cancellationToken);
        return answer.Item is { Count: > 0 } item ? item : null;
    }

    private static Dictionary<string, string> StatusName() => new() { ["#status"] = StatusAttribute };

    private static InvalidOperationException Vanished(string id) => new($"The decision {id} was there a moment ago and is gone.");
}
