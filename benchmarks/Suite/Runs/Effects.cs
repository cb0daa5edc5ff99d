using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Stacks;

namespace Comparison.Suite.Runs;

/// <summary>What a run leaves in the world, as the parity rule compares it: <c>decision.status</c>, <c>ledger.transaction_id</c> …</summary>
internal static class Effects
{
    /// <summary>The rows that the run wrote, attribute by attribute, without the callback, and the messages that it sent.</summary>
    /// <remarks>Account ids are the stacks' own and are masked. Copies of a message count once: queues deliver at least once.</remarks>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(
        LocalStack stack, WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var effects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        async Task AddRowAsync(string name, string table, string key)
        {
            var answer = await stack.Services.DynamoDb.InvokeAsync(
                "GetItem",
                new() { ["TableName"] = table, ["Key"] = new JsonObject { ["id"] = new JsonObject { ["S"] = key } } },
                cancellationToken);
            foreach (var (attribute, value) in answer["Item"] as JsonObject ?? [])
                if (attribute != DecisionRow.CallbackAttribute)
                    effects[$"{name}.{attribute}"] = Masked(stack, value!.ToJsonString());
        }

        await AddRowAsync("decision", stack.DecisionsTable, new DecisionKey(workflow, id, workflow.DeskCallback()).Id);
        await AddRowAsync("ledger", stack.LedgerTable, $"{workflow.ToText()}.{id}");
        await AddRowAsync("article", stack.ArticlesTable, id);
        foreach (var message in stack.Services.Sqs.Peek(stack.NotificationQueueArn))
            if (message.Contains($"\"{id}\"", StringComparison.Ordinal))
                effects[$"notification {Canonical(message)}"] = "sent";
        foreach (var queue in stack.ConsumedQueues)
            if (stack.Services.Sqs.Peek(stack.Account.Context.Arn("sqs", $"{queue}-dead")) is { Count: > 0 } dead)
                effects[$"dead letters of {queue}"] = $"{dead.Count}";
        return effects;
    }

    private static string Masked(LocalStack stack, string text) =>
        text.Replace(stack.Account.Context.Id, "ACCOUNT", StringComparison.Ordinal);

    // The order of members means nothing.
    private static string Canonical(string message) => JsonNode.Parse(message) is JsonObject json
        ? new JsonObject(json.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString()
        : message;
}
