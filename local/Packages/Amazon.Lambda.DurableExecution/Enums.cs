namespace Amazon.Lambda.DurableExecution;

/// <summary>How one invocation of a durable function ended; <c>SUCCEEDED</c>, <c>FAILED</c> or <c>PENDING</c> in JSON.</summary>
public enum InvocationStatus
{
    Succeeded = 0,

    /// <summary>Ends the execution. An exception thrown out of the function does not: Lambda retries that invocation.</summary>
    Failed = 1,

    /// <summary>Suspended: the service invokes again when a timer, a callback or a retry is due.</summary>
    Pending = 2,
}
