using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>All that the service knows of one execution. Touched only under the service's lock.</summary>
internal sealed class DurableExecution(NewExecution named, DateTimeOffset now)
{
    private long _revision;

    public StartExecution Start { get; } = named.Start;

    /// <summary>Also the id of its EXECUTION operation.</summary>
    public string Id { get; } = named.Id;

    public string Name { get; } = named.Name;

    public string Arn { get; } = named.Arn;

    public DateTimeOffset StartTimestamp { get; } = now;

    /// <summary>Tells which was started earlier; given once it is stored.</summary>
    public int Number { get; set; }

    /// <summary>What its journal needs besides what was asked for; null for one that is kept in memory alone.</summary>
    public StepNotes? Notes { get; set; }

    public bool IsReplayed => Notes is { IsReplayed: true };

    /// <summary>Grows with every change: a call that leaves it as it is changed nothing.</summary>
    public long Revision => _revision + Operations.Revision;

    /// <summary>Moved by the time that it stood still during pauses.</summary>
    public DateTimeOffset Deadline { get; private set; } = now + named.Start.ExecutionTimeout;

    public OperationTable Operations { get; } = new();

    /// <summary>UTF-8 bytes written so far, as they are billed.</summary>
    public long BytesWritten { get; set; }

    public HistoryLog History { get; } = new();

    /// <summary>The last checkpoint that carried a ClientToken, for whoever repeats it.</summary>
    public AnsweredCheckpoint? Answered { get; set; }

    /// <summary>The last pause or resume that carried a ClientToken.</summary>
    public AcceptedRequest? Accepted { get; set; }

    public DurableExecutionStatus Status { get; private set; }

    public string? Result { get; private set; }

    public DurableError? Error { get; private set; }

    public DateTimeOffset? EndTimestamp { get; private set; }

    public bool HasEnded => EndTimestamp is not null;

    /// <summary>Nothing changes it any more: it has ended, and so has its last invocation.</summary>
    public bool IsSettled => HasEnded && Invocation is null;

    /// <summary>What asked for the pause; null unless it pauses or is paused.</summary>
    public PauseRequest? Pause { get; private set; }

    /// <summary>Something came during the pause that the function is to be invoked for, or the pause interrupted it.</summary>
    public bool IsDueAtResume { get; set; }

    /// <summary>The update by which the function ended the execution; it takes effect when the invocation is over.</summary>
    public DurableOperationUpdate? Closing { get; set; }

    /// <summary>The one invocation in flight.</summary>
    public DurableInvocationRequest? Invocation { get; set; }

    /// <summary>Ends of chained invokes that came while the invocation was in flight, and have not been reported to it.</summary>
    public List<Change> Arrived { get; } = [];

    /// <summary>The only token that the next checkpoint may carry.</summary>
    public string? Token
    {
        get;
        set
        {
            field = value;
            _revision++;
        }
    }

    /// <summary>Failed invocations in a row.</summary>
    public int Failures { get; set; }

    /// <summary>When the failed invocation is repeated.</summary>
    public DateTimeOffset? RetryAt
    {
        get;
        set
        {
            field = value;
            _revision++;
        }
    }

    /// <summary>Rings when time brings something next; null before that is known, and after the end.</summary>
    public DueTimer? Alarm { get; set; }

    /// <summary>Told once, when it ends.</summary>
    public List<Action<ExecutionDescription>> Waiters { get; } = [];

    public void End(DurableExecutionStatus status, string? result, DurableError? error, DateTimeOffset now)
    {
        (Status, Result, Error, EndTimestamp) = (status, result, error, now);
        (Token, RetryAt, Pause) = (null, null, null);
        Alarm?.Dispose();
        Alarm = null;
    }

    /// <summary>Enters or leaves a pause, or the wait for one.</summary>
    public void Stand(DurableExecutionStatus status, PauseRequest? pause) => (Status, Pause, _revision) = (status, pause, _revision + 1);

    /// <summary>The end of a chained invoke waits until it can be recorded.</summary>
    public void Await(Change ended)
    {
        Arrived.Add(ended);
        _revision++;
    }

    /// <exception cref="DurableException">It is closed: answered, timed out, or the execution has ended.</exception>
    public DurableOperation FindOpenCallback(string operationId) =>
        !HasEnded && Operations.Find(operationId) is { IsOpen: true } callback
            ? callback
            : throw new DurableException(DurableException.CallbackTimeout, "The callback is either timed out or already completed");

    /// <exception cref="DurableException">The token is not the current one.</exception>
    public void CheckToken(string token)
    {
        if (Token is null || token != Token)
            throw DurableException.InvalidToken();
    }

    public void Postpone(TimeSpan by) => Deadline += by;

    /// <summary>Whether its retention period is over; nobody needs a timer for what only a look can tell.</summary>
    public bool IsForgotten(DateTimeOffset now) => EndTimestamp is { } end && end.AddDays(Start.RetentionPeriodInDays) <= now;

    public ExecutionDescription Describe() => ToRecord().Describe() with { Status = Status, Pause = Pause };

    public ExecutionRecord ToRecord() => new(Start, Id, Name, StartTimestamp, Number)
    {
        End = EndTimestamp is { } end ? new(Status, Result, Error, end) : null,
    };
}
