namespace Comparison.Local.Cloud.Lambda.EventSources;

/// <summary>Pairs an SQS queue with the function that consumes it.</summary>
/// <param name="FunctionName">Name or ARN; a durable function needs its qualifier.</param>
public sealed record EventSourceMapping(string QueueArn, string FunctionName)
{
    /// <summary>1 to 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>Whether the function tells which messages it failed on; without it, an answer is ignored and only errors count.</summary>
    public bool ReportBatchItemFailures { get; init; }
}
