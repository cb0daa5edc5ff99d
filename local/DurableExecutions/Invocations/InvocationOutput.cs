namespace Comparison.Local.DurableExecutions;

/// <summary>What a durable function returned, as far as it could be read.</summary>
/// <param name="Status">SUCCEEDED, FAILED or PENDING, if the function is a durable one.</param>
public sealed record InvocationOutput(string? Status, string? Result, ErrorObject? Error)
{
    /// <summary>Why the service cannot take it, in AWS's words; null when it can.</summary>
    /// <remarks>
    /// PENDING is also accepted when something completed after the function's last checkpoint: it could not know, and is
    /// invoked again at once.
    /// </remarks>
    internal string? Violation(DurableExecution execution) => this switch
    {
        { Status: null or "" } => "Response status is required",
        { Status: "FAILED", Result: not null } => "Cannot provide a Result for FAILED status.",
        { Status: "SUCCEEDED", Error: not null } => "Cannot provide an Error for SUCCEEDED status.",
        { Status: "PENDING" } when execution.Operations is { HasPending: false, HasUnseen: false } =>
            "Cannot return PENDING status with no pending operations.",
        { Status: "SUCCEEDED" } => Quotas.Violation(Result, execution.Start.MaxResultBytes, "Execution"),
        { Status: "FAILED" or "PENDING" } => null,
        _ => "Unexpected invocation status",
    };
}
