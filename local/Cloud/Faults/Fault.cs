namespace Comparison.Local.Cloud.Faults;

/// <summary>Something that goes wrong, ordered beforehand: what, for whom, and when.</summary>
/// <remarks>Occurrences are counted for each fault by itself, so it strikes alike in every run of the same events.</remarks>
public sealed record Fault(FaultKind Kind, FaultTarget Target)
{
    /// <summary>The first occurrence that it strikes at, counted from 1 over what it covers; of a checkpoint every update counts.</summary>
    public int First { get; init; } = 1;

    /// <summary>How many occurrences in a row it strikes at; <see cref="int.MaxValue"/> for all that come.</summary>
    public int Count { get; init; } = 1;

    /// <summary>From when on occurrences count, after the order was given, by the account's clock.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Until when they count, that instant not included; for ever when absent.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>Only what mentions this counts, such as an execution's name.</summary>
    public string? About { get; init; }

    /// <summary>How much longer it takes: of a message by the account's clock, else in real time.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The error of a refused call.</summary>
    public string Error { get; init; } = "InternalServerError";

    /// <summary>The HTTP status of a refused call. The SDKs repeat a call by themselves on 500 and above.</summary>
    public int Status { get; init; } = 500;

    /// <param name="target">As <see cref="FaultTarget.Parse"/> reads it.</param>
    /// <exception cref="FormatException">That is no target.</exception>
    /// <exception cref="ArgumentException">Nothing of that kind can happen to it.</exception>
    public static Fault On(FaultKind kind, string target)
    {
        var parsed = FaultTarget.Parse(target);
        return SubjectsOf(kind).Contains(parsed.Subject)
            ? new(kind, parsed)
            : throw new ArgumentException($"{kind} cannot happen to {target}.", nameof(kind));
    }

    /// <summary>A table or another resource that is not there for a while: every call fails, before it does anything.</summary>
    /// <param name="target">Such as <c>DynamoDB.* comparison-decisions</c>.</param>
    public static Fault Unavailable(string target, TimeSpan from, TimeSpan until) =>
        On(FaultKind.Refuse, target) with { From = from, Until = until, Count = int.MaxValue };

    public override string ToString() => $"{Kind} {Target}";

    private static FaultSubject[] SubjectsOf(FaultKind kind) => kind switch
    {
        FaultKind.CrashBefore or FaultKind.CrashAfter or FaultKind.Throttle or FaultKind.Slow => [FaultSubject.Invocation, FaultSubject.Call],
        FaultKind.TimeOut => [FaultSubject.Invocation],
        FaultKind.LoseAnswer or FaultKind.Refuse => [FaultSubject.Call],
        _ => [FaultSubject.Message],
    };
}

/// <summary>What goes wrong. Each kind is for targets of some forms, see <see cref="FaultTarget"/>.</summary>
/// <remarks>
/// Around a side effect and its record there are three instants: a call that writes crashes its function before the effect
/// (<see cref="CrashBefore"/>) or between effect and record (<see cref="CrashAfter"/>), and a checkpoint after the record
/// (<see cref="CrashAfter"/> of <c>Lambda.CheckpointDurableExecution</c>). A call by a service integration has no function that could
/// crash: it is not carried out, or its answer is lost.
/// </remarks>
public enum FaultKind
{
    /// <summary>The function dies instead of running, or its call is never carried out and its environment is gone.</summary>
    CrashBefore,

    /// <summary>The function dies with its work done, or its call is carried out and nobody is left to hear of it.</summary>
    CrashAfter,

    /// <summary>The function does nothing until its time is over.</summary>
    TimeOut,

    /// <summary>Lambda, or the called service, has no capacity: nothing is done.</summary>
    Throttle,

    /// <summary>It takes longer, in real time: code runs in real time whatever the account's clock does.</summary>
    Slow,

    /// <summary>The call is carried out and the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>The service refuses the call with the fault's error: nothing is done.</summary>
    Refuse,

    /// <summary>The queue accepts a message and never delivers it.</summary>
    DropMessage,

    /// <summary>
    /// The deletion of a message does not reach every copy, so that it comes again after its visibility timeout: how standard queues
    /// come to deliver twice ("At-least-once delivery" of the SQS guide).
    /// </summary>
    DeliverTwice,

    /// <summary>A message becomes visible later than others that were sent after it, so out of order too.</summary>
    DeliverLate,

    /// <summary>No event source mapping polls the queue.</summary>
    ConsumerDown,
}

/// <summary>What a fault is ordered for.</summary>
/// <remarks>
/// Its text has one of three forms: <c>function NAME</c>, its invocations; <c>queue NAME</c>, its messages; or an operation with or
/// without a resource, <c>DynamoDB.PutItem comparison-decisions</c>, its calls, where <c>*</c> stands for every operation of the
/// service. The resource of a call is a table, a queue, a state machine or a function, by name; calls of durable executions have their
/// function. Callbacks have none: nothing may tell them apart.
/// </remarks>
public sealed record FaultTarget
{
    private FaultTarget(FaultSubject subject, string name, string? resource) => (Subject, Name, Resource) = (subject, name, resource);

    internal FaultSubject Subject { get; }

    /// <summary>The function's, the queue's, or the operation's after its service: <c>DynamoDB.PutItem</c>.</summary>
    public string Name { get; }

    public string? Resource { get; }

    /// <exception cref="FormatException">The text has none of the three forms.</exception>
    public static FaultTarget Parse(string text) => text.Split(' ') switch
    {
        ["function", { Length: > 0 } name] => new(FaultSubject.Invocation, name, null),
        ["queue", { Length: > 0 } name] => new(FaultSubject.Message, name, null),
        [var operation] when IsOperation(operation) => new(FaultSubject.Call, operation, null),
        [var operation, { Length: > 0 } resource] when IsOperation(operation) => new(FaultSubject.Call, operation, resource),
        _ => throw new FormatException(
            $"'{text}' is no target: function NAME, queue NAME, SERVICE.OPERATION and SERVICE.OPERATION RESOURCE are."),
    };

    public override string ToString() => Subject switch
    {
        FaultSubject.Invocation => $"function {Name}",
        FaultSubject.Message => $"queue {Name}",
        _ => Resource is null ? Name : $"{Name} {Resource}",
    };

    internal bool Covers(FaultOccasion occasion) =>
        Subject == occasion.Subject
        && (Name == occasion.Name || (Name.EndsWith(".*", StringComparison.Ordinal) && occasion.Name.StartsWith(Name[..^1], StringComparison.Ordinal)))
        && (Resource is null || Resource == occasion.Resource);

    private static bool IsOperation(string text) => text.Split('.') is [{ Length: > 0 }, { Length: > 0 }];
}
