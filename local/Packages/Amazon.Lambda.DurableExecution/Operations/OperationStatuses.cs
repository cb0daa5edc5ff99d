namespace Amazon.Lambda.DurableExecution;

/// <summary>Values of <see cref="Operation.Status"/>.</summary>
public static class OperationStatuses
{
    public const string Started = "STARTED";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string Pending = "PENDING";
    public const string Cancelled = "CANCELLED";
    public const string Ready = "READY";
    public const string Stopped = "STOPPED";
    public const string TimedOut = "TIMED_OUT";
}
