using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>How an attempt ended.</summary>
public abstract record TaskOutcome
{
    private TaskOutcome()
    {
    }

    public sealed record Succeeded(JsonNode? Output) : TaskOutcome;

    /// <summary>Failed, by the service or through SendTaskFailure, which may give neither error nor cause.</summary>
    public sealed record Failed(string? Error, string? Cause) : TaskOutcome;

    /// <param name="ByHeartbeat">A heartbeat was missed, rather than the deadline.</param>
    public sealed record TimedOut(bool ByHeartbeat) : TaskOutcome;
}
