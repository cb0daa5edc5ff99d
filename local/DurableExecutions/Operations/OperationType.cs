namespace Comparison.Local.DurableExecutions;

/// <summary>What an operation is for the service; what it is for an SDK is its free-text subtype.</summary>
public enum OperationType
{
    Execution,
    Context,
    Step,
    Wait,
    Callback,
    ChainedInvoke,
}
