namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Where an execution stands.</summary>
/// <param name="Output">JSON text, once it has succeeded.</param>
public sealed record ExecutionResult(
    ExecutionStatus Status, DateTimeOffset? StopDate = null, string? Output = null, string? Error = null, string? Cause = null);
