namespace Comparison.Local.StatesLanguage.Running;

/// <summary>What the context object and the history say about an execution.</summary>
/// <param name="RoleArn">Null for a state that is tested without a role.</param>
public sealed record ExecutionIdentity(
    string Arn, string Name, string StateMachineArn, string StateMachineName, string? RoleArn, string Region)
{
    /// <summary>The version that runs; null when the machine was started without one.</summary>
    public string? VersionArn { get; init; }

    /// <summary>The alias that led to the version; null when it was started by its own ARN.</summary>
    public string? AliasArn { get; init; }

    /// <summary>Of an express workflow, whose context object knows no redrives.</summary>
    public bool IsExpress { get; init; }
}

/// <summary>Where an execution stands.</summary>
/// <param name="Output">JSON text, once it has succeeded.</param>
public sealed record ExecutionResult(
    StateMachineStatus Status, DateTimeOffset? StopDate = null, string? Output = null, string? Error = null, string? Cause = null);

public enum StateMachineStatus
{
    Running,
    Succeeded,
    Failed,

    /// <summary>The machine's own TimeoutSeconds; a task that times out makes the execution fail.</summary>
    TimedOut,

    Aborted,
}
