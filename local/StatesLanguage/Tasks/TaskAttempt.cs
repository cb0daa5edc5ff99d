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

    private readonly TaskCompletionSource _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when its end is in the execution's journal: whoever brought it about is told so no sooner.</summary>
    public Task Recorded => _recorded.Task;

    /// <summary>How far it had come in the process before this one; null for an attempt that begins.</summary>
    public TaskStanding? Standing { get; init; }

    internal void Record() => _recorded.TrySetResult();

    // A record would print the token, which opens the task to whoever reads it.
    public override string ToString() => $"{StateName}: {Resource.Arn}";
}

/// <summary>How far an attempt came in a process that is no more.</summary>
public sealed class TaskStanding
{
    /// <summary>Its time runs: it was begun, or, of an activity, a worker has fetched it.</summary>
    public bool IsStarted { get; internal set; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset Since { get; internal set; }

    /// <summary>When its worker last showed a sign of life.</summary>
    public DateTimeOffset? BeatenAt { get; internal set; }

    /// <summary>Its service has taken the call.</summary>
    public bool IsSubmitted { get; internal set; }

    /// <summary>What the service answered.</summary>
    public JsonNode? Output { get; internal set; }
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

    /// <summary>Its worker has shown a sign of life; at any time, and as often as it likes.</summary>
    void Beaten()
    {
    }
}
