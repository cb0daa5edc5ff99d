using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Api;

/// <summary>How values are written into answers.</summary>
internal static class Shapes
{
    /// <summary>Seconds since 1970 with a fraction of milliseconds, as AWS JSON has timestamps.</summary>
    public static JsonNode Timestamp(DateTimeOffset time) => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m);

    public static string Status(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };
}
