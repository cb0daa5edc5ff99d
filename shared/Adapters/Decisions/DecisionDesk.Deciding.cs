using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Comparison.Adapters.Json;
using Comparison.Adapters.Logging;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using static Comparison.Adapters.Decisions.DecisionRow;

namespace Comparison.Adapters.Decisions;

/// <summary>The desk as people use it, by way of the HTTP API.</summary>
public sealed partial class DecisionDesk
{
    /// <summary>Writes a ruling, if the decision is still open to this person.</summary>
    /// <param name="callerArn">Who called, where IAM tells; kept beside the name that the caller gave.</param>
    /// <returns>How it went. When the ruling stands, now or from before, its callback is to be sent.</returns>
    public async Task<DecideResult> DecideAsync(
        string id, Ruling ruling, Func<IReadOnlyList<string>, bool> isDecider, string? callerArn, CancellationToken cancellationToken)
    {
        if (!DecisionKey.IsId(id) || await ReadAsync(id, cancellationToken) is not { } row)
            return new(DecideKind.Unknown);
        // A deadline that passed before anybody was asked leaves a row without deciders.
        if (!row.TryGetValue(DecidersAttribute, out var deciders))
            return new(DecideKind.TooLate);
        if (!isDecider([.. deciders.L.Select(decider => decider.S)]))
            return new(DecideKind.Forbidden);
        if (StatusOf(row) == DecisionStatus.Pending)
        {
            // The index and the clock may disagree by a moment; the row's own deadline counts.
            if (InstantConverter.Read(row[ReplyByAttribute].S) <= ruling.DecidedAt)
                return new(DecideKind.TooLate);
            if (await TryWriteAsync(id, ruling, callerArn, cancellationToken) is { } written)
            {
                metrics.Count(MetricNames.ApprovalsProcessed, WorkflowNames.Find(written[WorkflowAttribute].S)!.Value);
                return Stands(written) with { IsNew = true };
            }
            row = await ReadAsync(id, cancellationToken) ?? throw Vanished(id);
        }
        return RulingOf(row) switch
        {
            null => new(DecideKind.TooLate),
            var before when before.Status == ruling.Status && Same(before.DecidedBy, ruling.DecidedBy) => Stands(row),
            var before => new(DecideKind.Otherwise, before),
        };
    }

    /// <summary>Marks a decision whose execution can no longer hear of it.</summary>
    public async Task CloseAsync(string id, CancellationToken cancellationToken) => await dynamoDb.UpdateItemAsync(
        new()
        {
            TableName = table,
            Key = Key(id),
            UpdateExpression = "SET #status = :closed REMOVE callback",
            ConditionExpression = "attribute_exists(id)",
            ExpressionAttributeNames = StatusName(),
            ExpressionAttributeValues = new() { [":closed"] = Status(DecisionStatus.Closed) },
        },
        cancellationToken);

    private async Task<Dictionary<string, AttributeValue>?> TryWriteAsync(
        string id, Ruling ruling, string? callerArn, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [":pending"] = Status(DecisionStatus.Pending),
            [":status"] = Status(ruling.Status),
            [":approved"] = new() { BOOL = ruling.Approved },
            [":by"] = Text(ruling.DecidedBy),
            [":at"] = Instant(ruling.DecidedAt),
            [":comments"] = Text(ruling.Comments),
        };
        var update = "SET #status = :status, approved = :approved, decided_by = :by, decided_at = :at, comments = :comments";
        if (callerArn is not null)
        {
            update += ", decided_as = :as";
            values[":as"] = Text(callerArn);
        }
        try
        {
            var answer = await dynamoDb.UpdateItemAsync(
                new()
                {
                    TableName = table,
                    Key = Key(id),
                    ConditionExpression = "#status = :pending AND reply_by > :at",
                    UpdateExpression = update,
                    ExpressionAttributeNames = StatusName(),
                    ExpressionAttributeValues = values,
                    ReturnValues = ReturnValue.ALL_NEW,
                },
                cancellationToken);
            return answer.Attributes;
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    private static DecideResult Stands(Dictionary<string, AttributeValue> row) =>
        new(DecideKind.Stands, RulingOf(row))
        {
            Callback = CallbackOf(row),
            Workflow = WorkflowNames.Find(row[WorkflowAttribute].S),
            SubjectId = row[SubjectAttribute].S,
            CorrelationId = row[CorrelationIdAttribute].S,
        };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
