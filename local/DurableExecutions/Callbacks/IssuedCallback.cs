namespace Comparison.Local.DurableExecutions;

/// <summary>A callback that was issued. Not a record, so that no log shows the id by accident: whoever has it may answer.</summary>
public sealed class IssuedCallback(string executionArn, DurableOperation operation)
{
    public string ExecutionArn { get; } = executionArn;

    public string CallbackId { get; } = operation.CallbackId!;

    /// <summary>The CALLBACK operation's own name; the SDKs name it after the wait, each in its own way.</summary>
    public string? Name { get; } = operation.Name;

    public DurableOperation Operation { get; } = operation;
}
