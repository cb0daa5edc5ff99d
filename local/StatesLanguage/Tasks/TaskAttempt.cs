using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Tasks;

/// <summary>One attempt of a Task state, for the host to carry out. A retry is another attempt, with another token.</summary>
/// <param name="Parameters">What the resource is given, with paths and functions resolved; not to be changed.</param>
/// <param name="Token">The task token, for tasks that can be answered from outside.</param>
/// <param name="Timeout">Counts from the start of the attempt; null when the state gives none, which on AWS means 99,999,999 s.</param>
/// <param name="Heartbeat">The longest silence between start, heartbeats and answer.</param>
public sealed record TaskAttempt(
    string StateName, TaskResource Resource, JsonNode? Parameters, string? Token, TimeSpan? Timeout, TimeSpan? Heartbeat)
{
    /// <summary>The role of the state's Credentials; null when it has none.</summary>
    public string? RoleArn { get; init; }

    // A record would print the token, which opens the task to whoever reads it.
    public override string ToString() => $"{StateName}: {Resource.Arn}";
}

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

/// <summary>Where the host reports how far an attempt has come, each step once and in this order.</summary>
public interface ITaskProgress
{
    /// <param name="workerName">Who has taken up an activity, when they gave a name.</param>
    void Started(string? workerName = null);

    /// <summary>The service has taken the call; what comes now is the answer. Only for callbacks and jobs.</summary>
    /// <param name="output">What the service answered.</param>
    void Submitted(JsonNode? output);
}
