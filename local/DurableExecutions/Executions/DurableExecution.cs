namespace Comparison.Local.DurableExecutions;

/// <summary>All that the service knows of one execution. Touched only under the service's lock.</summary>
internal sealed class DurableExecution(StartExecution start, string id, string name, DateTimeOffset now)
{
    public StartExecution Start { get; } = start;

    /// <summary>Also the id of its EXECUTION operation.</summary>
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Arn { get; } = $"{start.FunctionArn}:{start.Version}/durable-execution/{name}/{id}";

    public DateTimeOffset StartTimestamp { get; } = now;

    /// <summary>Tells which was started earlier; given once it is stored.</summary>
    public int Number { get; set; }

    public DateTimeOffset Deadline => StartTimestamp + Start.ExecutionTimeout;

    public OperationTable Operations { get; } = new();

    /// <summary>UTF-8 bytes written so far, as they are billed.</summary>
    public long BytesWritten { get; set; }

    public HistoryLog History { get; } = new();

    public ClientTokens ClientTokens { get; } = new();

    public ExecutionStatus Status { get; private set; }

    public string? Result { get; private set; }

    public ErrorObject? Error { get; private set; }

    public DateTimeOffset? EndTimestamp { get; private set; }

    public bool IsRunning => Status == ExecutionStatus.Running;

    /// <summary>The one invocation in flight.</summary>
    public DurableInvocation? Invocation { get; set; }

    /// <summary>Ends of chained invokes that came while the invocation was in flight, and that it has not been told.</summary>
    public List<Change> Arrived { get; } = [];

    /// <summary>The only token that the next checkpoint may carry.</summary>
    public string? Token { get; set; }

    /// <summary>Failed invocations in a row.</summary>
    public int Failures { get; set; }

    /// <summary>When the failed invocation is repeated.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Rings when time brings something next; null before that is known, and after the end.</summary>
    public Alarm? Alarm { get; set; }

    /// <summary>Told once, when it ends.</summary>
    public List<Action<ExecutionDescription>> Waiters { get; } = [];

    public void End(ExecutionStatus status, string? result, ErrorObject? error, DateTimeOffset now)
    {
        (Status, Result, Error, EndTimestamp) = (status, result, error, now);
        (Token, RetryAt) = (null, null);
        Alarm?.Dispose();
        Alarm = null;
    }

    /// <summary>Whether its retention period is over; nobody needs a timer for what only a look can tell.</summary>
    public bool IsForgotten(DateTimeOffset now) => EndTimestamp is { } end && end.AddDays(Start.RetentionPeriodInDays) <= now;

    public ExecutionDescription Describe() => new()
    {
        Arn = Arn,
        Name = Name,
        FunctionName = Start.FunctionName,
        FunctionArn = $"{Start.FunctionArn}:{Start.Qualifier}",
        Version = Start.Version,
        Status = Status,
        Input = Start.Input,
        Result = Result,
        Error = Error,
        StartTimestamp = StartTimestamp,
        EndTimestamp = EndTimestamp,
        ExecutionTimeout = Start.ExecutionTimeout,
        RetentionPeriodInDays = Start.RetentionPeriodInDays,
    };
}
