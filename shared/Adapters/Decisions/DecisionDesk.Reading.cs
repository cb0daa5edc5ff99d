using Amazon.DynamoDBv2.Model;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using static Comparison.Adapters.Decisions.DecisionRow;

namespace Comparison.Adapters.Decisions;

/// <summary>What waits for somebody, read through the index and never by a scan.</summary>
public sealed partial class DecisionDesk
{
    /// <summary>Decisions whose deadline is still to come, soonest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cursor">From an earlier page.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<DecisionPage> PendingAsync(WorkflowName? workflow, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var request = new QueryRequest
        {
            TableName = table,
            IndexName = PendingIndex,
            KeyConditionExpression = "#status = :pending AND reply_by > :now",
            ExpressionAttributeNames = StatusName(),
            ExpressionAttributeValues = new() { [":pending"] = Status(DecisionStatus.Pending), [":now"] = Instant(now) },
            ExclusiveStartKey = cursor is null ? null : DecisionCursor.Read(cursor, now),
        };
        if (workflow is { } only)
        {
            request.FilterExpression = "workflow = :workflow";
            request.ExpressionAttributeValues[":workflow"] = Text(only.ToText());
        }

        var found = new List<PendingDecision>();
        do
        {
            // The filter works after the limit, so a page may hold fewer than asked for, or none.
            request.Limit = limit - found.Count;
            var page = await dynamoDb.QueryAsync(request, cancellationToken);
            found.AddRange((page.Items ?? []).Select(PendingOf));
            request.ExclusiveStartKey = page.LastEvaluatedKey is { Count: > 0 } last ? last : null;
        }
        while (found.Count < limit && request.ExclusiveStartKey is not null);
        return new(found, request.ExclusiveStartKey is { } next ? DecisionCursor.Write(next) : null);
    }

    private static PendingDecision PendingOf(Dictionary<string, AttributeValue> row) => new(
        row[IdAttribute].S,
        row[WorkflowAttribute].S,
        row[SubjectAttribute].S,
        row[QuestionAttribute].S,
        row[FactsAttribute].M.ToDictionary(fact => fact.Key, fact => fact.Value.S),
        [.. row[DecidersAttribute].L.Select(decider => decider.S)],
        InstantConverter.Read(row[ReplyByAttribute].S));
}
