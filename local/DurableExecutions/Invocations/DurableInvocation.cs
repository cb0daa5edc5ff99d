namespace Comparison.Local.DurableExecutions;

/// <summary>One invocation that the host is to run. Not a record, so that no log shows the token by accident.</summary>
public sealed class DurableInvocation
{
    internal DurableInvocation(DurableExecution execution, string token, DateTimeOffset now)
    {
        Execution = execution;
        CheckpointToken = token;
        State = execution.Operations.FirstPage();
        UpdatedOperationIds = execution.Operations.TakeUpdatedIds();
        StartTimestamp = now;
    }

    public string ExecutionArn => Execution.Arn;

    public string FunctionName => Execution.Start.FunctionName;

    /// <summary>The version that the execution stays on for life.</summary>
    public string Version => Execution.Start.Version;

    /// <summary>The first token of the invocation; each checkpoint answers with the next.</summary>
    public string CheckpointToken { get; }

    /// <summary>What the envelope carries; the rest is to be fetched from its marker on.</summary>
    public Page<DurableOperation> State { get; }

    /// <summary>Operations that waits, retries, callbacks and invoked functions changed since the function last heard.</summary>
    public IReadOnlyList<string> UpdatedOperationIds { get; }

    public DateTimeOffset StartTimestamp { get; }

    internal DurableExecution Execution { get; }
}
