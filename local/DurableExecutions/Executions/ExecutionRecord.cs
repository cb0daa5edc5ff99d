using System.Text.Json.Serialization;
using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>What of an execution does not change from its start on, and its end: enough to describe one that has ended.</summary>
/// <param name="Number">Tells which was started earlier.</param>
public sealed record ExecutionRecord(StartExecution Start, string Id, string Name, DateTimeOffset StartTimestamp, int Number)
{
    /// <summary>Null while it is open.</summary>
    public ExecutionEnd? End { get; init; }

    /// <summary>Known once it has ended. Secrets.</summary>
    public IReadOnlyList<string> CallbackIds { get; init; } = [];

    [JsonIgnore]
    public string Arn { get; } = new NewExecution(Start, Id, Name).Arn;

    /// <summary>When nobody can look at it any more; null while it is open.</summary>
    [JsonIgnore]
    public DateTimeOffset? ForgottenAt => End?.At.AddDays(Start.RetentionPeriodInDays);

    internal ExecutionDescription Describe() => new()
    {
        Arn = Arn,
        Name = Name,
        FunctionName = Start.FunctionName,
        FunctionArn = $"{Start.FunctionArn}:{Start.Qualifier}",
        Version = Start.Version,
        Status = End?.Status ?? DurableExecutionStatus.Running,
        Input = Start.Input,
        Result = End?.Result,
        Error = End?.Error,
        StartTimestamp = StartTimestamp,
        EndTimestamp = End?.At,
        ExecutionTimeout = Start.ExecutionTimeout,
        RetentionPeriodInDays = Start.RetentionPeriodInDays,
    };

    /// <summary>Without the callback ids, which must not reach a log.</summary>
    public override string ToString() => Arn;
}

/// <summary>How an execution has ended.</summary>
public sealed record ExecutionEnd(DurableExecutionStatus Status, string? Result, DurableError? Error, DateTimeOffset At);

/// <summary>A durable execution as GetDurableExecution shows it.</summary>
public sealed record ExecutionDescription
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string FunctionName { get; init; }

    /// <summary>With the qualifier that the execution was started with.</summary>
    public required string FunctionArn { get; init; }

    public required string Version { get; init; }

    public required DurableExecutionStatus Status { get; init; }

    public required string Input { get; init; }

    public string? Result { get; init; }

    public DurableError? Error { get; init; }

    public required DateTimeOffset StartTimestamp { get; init; }

    public DateTimeOffset? EndTimestamp { get; init; }

    internal bool HasEnded => EndTimestamp is not null;

    public required TimeSpan ExecutionTimeout { get; init; }

    public required int RetentionPeriodInDays { get; init; }

    /// <summary>Null unless it pauses or is paused.</summary>
    public PauseRequest? Pause { get; init; }
}

/// <summary>Where a durable execution stands; the first three are open, the others final.</summary>
public enum DurableExecutionStatus
{
    Running,

    /// <summary>To be paused at the next checkpoint of the invocation in flight.</summary>
    Pausing,

    /// <summary>Not invoked, whatever comes; waits and callbacks go on.</summary>
    Paused,

    Succeeded,
    Failed,
    TimedOut,
    Stopped,
}
