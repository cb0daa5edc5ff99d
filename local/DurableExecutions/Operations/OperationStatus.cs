namespace Comparison.Local.DurableExecutions;

/// <summary>Where an operation stands; the first three are open, the others final.</summary>
public enum OperationStatus
{
    Started,

    /// <summary>A step that waits for its next attempt.</summary>
    Pending,

    /// <summary>A step whose next attempt may begin.</summary>
    Ready,

    Succeeded,
    Failed,
    Cancelled,
    TimedOut,
    Stopped,
}
