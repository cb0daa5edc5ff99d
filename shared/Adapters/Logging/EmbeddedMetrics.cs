using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Settings;
using Comparison.Domain;

namespace Comparison.Adapters.Logging;

/// <summary>Counts things in CloudWatch's embedded metric format: log lines that CloudWatch turns into metrics.</summary>
/// <remarks>Only functions count, and steps of workflows; a replayed line would count twice.</remarks>
public sealed class EmbeddedMetrics(FunctionEnvironment environment)
{
    public const string Namespace = "Comparison";

    // A line for CloudWatch must be JSON from its first character on, so it cannot go by way of the logger, which puts a prefix there.
    public void Count(string metric, WorkflowName workflow) => Write(metric, "workflow", workflow.ToText());

    /// <summary>A new environment of this function. One function may serve several workflows, so its name is the dimension.</summary>
    public void CountColdStart() => Write("ColdStart", "function", environment.Find("AWS_LAMBDA_FUNCTION_NAME") ?? "unknown");

    private void Write(string metric, string dimension, string value) => environment.Write(new JsonObject
    {
        ["_aws"] = new JsonObject
        {
            ["Timestamp"] = environment.Time.GetUtcNow().ToUnixTimeMilliseconds(),
            ["CloudWatchMetrics"] = new JsonArray(new JsonObject
            {
                ["Namespace"] = Namespace,
                ["Dimensions"] = new JsonArray(new JsonArray(dimension, "variant")),
                ["Metrics"] = new JsonArray(new JsonObject { ["Name"] = metric, ["Unit"] = "Count" }),
            }),
        },
        [dimension] = value,
        ["variant"] = environment.Require(Setting.Engine),
        [metric] = 1,
    }.ToJsonString(JsonSerializerOptions.Default));
}

/// <summary>What the suite counts, by workflow and variant.</summary>
public static class MetricNames
{
    /// <summary>Requests that the HTTP API started.</summary>
    public const string ApplicationsSubmitted = "ApplicationsSubmitted";

    /// <summary>Decisions that were made: by a person at the desk, or by the simulated approver.</summary>
    public const string ApprovalsProcessed = "ApprovalsProcessed";

    /// <summary>Questions that nobody answered in time.</summary>
    /// <remarks>A state machine expires a question without any function; there, a metric filter on its log has to count.</remarks>
    public const string DecisionsExpired = "DecisionsExpired";
}
