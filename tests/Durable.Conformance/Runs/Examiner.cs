using System.Text.Json.Nodes;
using Comparison.Durable.Conformance.Handlers;
using Comparison.Durable.Conformance.Matching;
using Comparison.Durable.Conformance.Requirements;
using Comparison.Local.Cloud;

namespace Comparison.Durable.Conformance.Runs;

/// <summary>Runs one requirement's handler and compares status, result, history and log with what is required.</summary>
internal static class Examiner
{
    /// <returns>The first difference; null when the requirement is met.</returns>
    public static async Task<string?> ExamineAsync(LocalCloud cloud, Requirement requirement, Workflow workflow)
    {
        using var run = new ConformanceRun(cloud);
        var bound = requirement.Bind();
        var (execution, history) = await run.RunAsync(workflow, bound.Input, bound.CallbackActions);
        var matcher = new HistoryMatcher();
        return CompareOutcome(matcher, bound.Result, execution)
            ?? matcher.Compare(bound.Events, history)
            ?? CompareLog(bound, run.Log);
    }

    private static string? CompareOutcome(HistoryMatcher matcher, JsonObject? expected, JsonNode execution)
    {
        if (expected is null)
            return null;
        var difference = matcher.Compare(expected["ExecutionStatus"], execution["Status"], "status");
        if (difference is not null || !expected.ContainsKey("Result"))
            return difference;
        var result = (string?)execution["Result"];
        // Requirement 5-16 gives the result's JSON, the others its value.
        if (result is not null && expected["Result"]?.ToString() == result)
            return null;
        return matcher.Compare(expected["Result"], result is null ? null : JsonNode.Parse(result), "result");
    }

    private static string? CompareLog(Requirement requirement, IReadOnlyList<string> log)
    {
        foreach (var expected in requirement.Text["ExpectedLogs"] as JsonArray ?? [])
        {
            var text = expected!["match"]!["message"]!.ToString().Trim('/');
            var times = log.Count(line => line.Contains(text, StringComparison.Ordinal));
            if (times != (int)expected["count"]!)
                return $"log: expected {text} {expected["count"]} times, was {times} times";
        }
        return null;
    }
}
