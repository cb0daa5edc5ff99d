using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Targets;

/// <summary>What Express children of an execution did: they have no history, and stand in the log groups of their machines.</summary>
internal static class ExpressLogs
{
    /// <param name="execution">The parent's name, which its children carry as well.</param>
    public static async Task<IReadOnlyList<TimelineEntry>> ReadAsync(DeployedStack stack, string execution, CancellationToken cancellationToken)
    {
        var logs = stack.Services.Logs;
        var groups = await logs.InvokeAsync("DescribeLogGroups", [], cancellationToken);
        var entries = new List<TimelineEntry>();
        foreach (var group in groups["logGroups"]!.AsArray())
        {
            var request = new JsonObject { ["logGroupName"] = group!["logGroupName"]!.DeepClone(), ["filterPattern"] = $"\":{execution}:\"" };
            var found = await logs.InvokeAsync("FilterLogEvents", request, cancellationToken);
            entries.AddRange(found["events"]!.AsArray().Select(item => JsonNode.Parse(item!["message"]!.GetValue<string>())!)
                .GroupBy(item => item["execution_arn"]!.GetValue<string>()).SelectMany(Timeline));
        }
        return entries;
    }

    // As in a history, only the events of states carry their names; the others hang on them.
    private static IEnumerable<TimelineEntry> Timeline(IEnumerable<JsonNode> events)
    {
        var states = new Dictionary<string, string?>();
        foreach (var item in events)
        {
            var name = item["details"]?["name"]?.GetValue<string>() ?? states.GetValueOrDefault(item["previous_event_id"]!.GetValue<string>());
            states[item["id"]!.GetValue<string>()] = name;
            var at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(item["event_timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture));
            yield return new(at, item["type"]!.GetValue<string>(), name, item["details"]?["error"]?.GetValue<string>());
        }
    }
}
