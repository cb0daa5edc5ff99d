using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Listings;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>One invocation that the host is to run. Not a record, so that no log shows the token by accident.</summary>
public sealed class DurableInvocationRequest
{
    internal DurableInvocationRequest(DurableExecution execution, string token, DateTimeOffset now)
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
    public DurablePage<DurableOperation> State { get; }

    /// <summary>Operations that waits, retries, callbacks and invoked functions changed since the function last heard.</summary>
    public IReadOnlyList<string> UpdatedOperationIds { get; }

    public DateTimeOffset StartTimestamp { get; }

    internal DurableExecution Execution { get; }

    /// <summary>A pause took effect at one of its checkpoints: what it does after that counts for nothing.</summary>
    internal bool IsInterrupted { get; set; }
}

/// <summary>What a durable function returned, as far as it could be read.</summary>
/// <param name="Status">SUCCEEDED, FAILED or PENDING, if the function is a durable one.</param>
public sealed record InvocationOutput(string? Status, string? Result, DurableError? Error)
{
    /// <summary>Why the service cannot take it, in AWS's words; null when it can.</summary>
    /// <remarks>
    /// PENDING is also accepted when something completed after the function's last checkpoint: it could not know, and is
    /// invoked again at once.
    /// </remarks>
    internal string? Violation(DurableExecution execution) => this switch
    {
        { Status: "FAILED", Result: not null } => "Cannot provide a Result for FAILED status.",
        { Status: "SUCCEEDED", Error: not null } => "Cannot provide an Error for SUCCEEDED status.",
        { Status: "PENDING" } when execution.Operations is { HasPending: false, HasUnseen: false } =>
            "Cannot return PENDING status with no pending operations.",
        { Status: "SUCCEEDED" } => Quotas.Violation(Result, execution.Start.MaxResultBytes, "Execution"),
        { Status: "FAILED" or "PENDING" } => null,
        _ => "Invalid Status in invocation output.",
    };
}
