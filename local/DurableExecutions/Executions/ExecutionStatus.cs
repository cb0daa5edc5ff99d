namespace Comparison.Local.DurableExecutions;

/// <summary>Where a durable execution stands; every status but <see cref="Running"/> is final.</summary>
public enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Stopped,
}
