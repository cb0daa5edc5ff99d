namespace Comparison.Local.DurableExecutions;

/// <summary>A durable execution as GetDurableExecution shows it.</summary>
public sealed record ExecutionDescription
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string FunctionName { get; init; }

    /// <summary>With the qualifier that the execution was started with.</summary>
    public required string FunctionArn { get; init; }

    public required string Version { get; init; }

    public required ExecutionStatus Status { get; init; }

    public required string Input { get; init; }

    public string? Result { get; init; }

    public ErrorObject? Error { get; init; }

    public required DateTimeOffset StartTimestamp { get; init; }

    public DateTimeOffset? EndTimestamp { get; init; }

    public required TimeSpan ExecutionTimeout { get; init; }

    public required int RetentionPeriodInDays { get; init; }
}
