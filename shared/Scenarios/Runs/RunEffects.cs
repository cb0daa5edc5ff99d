using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>What a run leaves in the world, as the parity rule compares it: <c>decision.status</c>, <c>ledger.transaction_id</c> …</summary>
public static class RunEffects
{
    /// <summary>The rows that the run wrote, attribute by attribute, without the callback, and the messages that it sent.</summary>
    /// <remarks>Account ids are the stacks' own and are masked. Copies of a message count once: queues deliver at least once.</remarks>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(
        IStack stack, WorkflowName workflow, string id, CancellationToken cancellationToken)
    {
        var effects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        async Task AddRowAsync(string name, StackTable table, string key)
        {
            foreach (var (attribute, value) in await stack.RowAsync(table, key, cancellationToken) ?? [])
                if (attribute != DecisionRow.CallbackAttribute)
                    effects[$"{name}.{attribute}"] = Masked(stack, value!.ToJsonString());
        }

        await AddRowAsync("decision", StackTable.Decisions, new DecisionKey(workflow, id).Id);
        await AddRowAsync("ledger", StackTable.Ledger, $"{workflow.ToText()}.{id}");
        await AddRowAsync("article", StackTable.Articles, id);
        foreach (var message in stack.Notifications())
            if (message.Contains($"\"{id}\"", StringComparison.Ordinal))
                effects[$"notification {Canonical(message)}"] = "sent";
        foreach (var (queue, count) in stack.DeadLetters())
            effects[$"dead letters of {queue}"] = $"{count}";
        return effects;
    }

    private static string Masked(IStack stack, string text) =>
        text.Replace(stack.AccountId, "ACCOUNT", StringComparison.Ordinal);

    // The order of members means nothing.
    private static string Canonical(string message) => JsonNode.Parse(message) is JsonObject json
        ? new JsonObject(json.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString()
        : message;
}
