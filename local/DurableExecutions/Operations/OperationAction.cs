namespace Comparison.Local.DurableExecutions;

/// <summary>What a checkpoint update does to its operation.</summary>
public enum OperationAction
{
    Start,
    Succeed,
    Fail,
    Retry,
    Cancel,
}
