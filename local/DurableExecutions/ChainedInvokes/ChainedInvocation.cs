namespace Comparison.Local.DurableExecutions;

/// <summary>One invocation of another function on behalf of an execution.</summary>
public sealed class ChainedInvocation
{
    internal ChainedInvocation(string executionArn, string operationId, string functionName, string? payload) =>
        (ExecutionArn, OperationId, FunctionName, Payload) = (executionArn, operationId, functionName, payload);

    /// <summary>The execution that waits for the answer.</summary>
    public string ExecutionArn { get; }

    /// <summary>As the workflow named it: name, partial ARN or ARN, with or without a qualifier.</summary>
    public string FunctionName { get; }

    /// <summary>JSON text; null when the workflow sends none.</summary>
    public string? Payload { get; }

    internal string OperationId { get; }
}
