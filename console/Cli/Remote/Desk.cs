using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Comparison.Domain;

namespace Comparison.Cli.Remote;

/// <summary>The decision desk of a stack, as its HTTP API shows it.</summary>
internal static class Desk
{
    /// <summary>What waits for somebody, soonest deadline first.</summary>
    public static async IAsyncEnumerable<JsonNode> PendingAsync(RemoteStack stack, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await stack.GetAsync($"decisions?limit=100{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken);
            foreach (var decision in Json.Items(page, "decisions"))
                yield return decision;
            cursor = page?["cursor"]?.ToString();
        }
    }

    /// <summary>The decision that waits under its own id, or that of the request that it is about; null when none does.</summary>
    public static async Task<JsonNode?> FindAsync(RemoteStack stack, string id, CancellationToken cancellationToken)
    {
        await foreach (var decision in PendingAsync(stack, cancellationToken))
            if (Json.Text(decision, "id") == id || Json.Text(decision, "subject_id") == id)
                return decision;
        return null;
    }

    /// <summary>What stands beside the question: the amount, and whatever else a decider is to know.</summary>
    public static string Facts(JsonNode decision) =>
        string.Join("; ", (decision["facts"] as JsonObject ?? []).Select(fact => $"{fact.Key.Replace('_', ' ')}: {fact.Value}"));

    public static IEnumerable<string> Deciders(JsonNode decision) => Json.Items(decision, "deciders").Select(decider => decider.ToString());

    /// <summary>Why nothing waits under an id, in one line: what became of the request in that stack; null when it has none of that name.</summary>
    public static async Task<string?> ExplainAsync(RemoteStack stack, string id, CancellationToken cancellationToken)
    {
        foreach (var workflow in WorkflowNames.All)
        {
            var subject = id.Split('.') is [var name, var named, _] && name == workflow.ToText() ? named : id;
            if (await stack.GetAsync($"workflows/{workflow.ToText()}/{Uri.EscapeDataString(subject)}", cancellationToken) is { } execution)
                return $"{stack.Variant}: {subject} {Became(execution)}";
        }
        return null;
    }

    private static string Became(JsonObject execution)
    {
        var outcome = execution["outcome"];
        if (Json.Text(outcome, "decided_by") is { Length: > 0 } by)
            return $"is {Json.Text(outcome, "status")}: {by} decided at {Json.Instant(outcome, "decided_at")}.";
        var status = Json.Text(outcome, "status") is { Length: > 0 } said ? said : Json.Text(execution, "status");
        return status is "running" or "waiting"
            ? "is under way, and waits for nobody's decision now."
            : $"is {status}, and nobody decided.";
    }
}
