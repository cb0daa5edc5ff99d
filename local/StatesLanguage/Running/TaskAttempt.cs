using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Running;

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
