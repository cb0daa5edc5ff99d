using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>What the requirements let a handler tell of a batch, in the words of the other languages' SDKs.</summary>
internal static class BatchProjection
{
    public static JsonObject WithSuccesses(this IBatchResult result) => new()
    {
        ["completionReason"] = JsonNamingPolicy.SnakeCaseUpper.ConvertName(result.CompletionReason.ToString()),
        ["successCount"] = result.SuccessCount,
        ["totalCount"] = result.TotalCount,
    };

    public static JsonObject WithFailures(this IBatchResult result)
    {
        var projection = result.WithSuccesses();
        projection["failureCount"] = result.FailureCount;
        return projection;
    }

    // The .NET result has no status of its own: the other SDKs derive theirs from the same flag.
    public static JsonObject WithStatus(this IBatchResult result)
    {
        var projection = result.WithFailures();
        projection["status"] = result.HasFailure ? "FAILED" : "SUCCEEDED";
        return projection;
    }
}
