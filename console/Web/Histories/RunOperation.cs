namespace Comparison.Web.Histories;

/// <summary>A durable operation, or one stay in a state, put together from the events about it.</summary>
/// <param name="Id">The number of the event that began it.</param>
/// <param name="Kind">What it is, in the engine's words: <c>Step</c>, <c>Callback</c>, <c>Task</c>, <c>Choice</c>.</param>
/// <param name="Parent">The operation around it.</param>
/// <param name="LastEvent">The number of the last event about it.</param>
/// <param name="Attempts">How often its work began.</param>
public sealed record RunOperation(
    long Id, string Name, string Kind, long? Parent, OperationState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, long LastEvent, int Attempts)
{
    /// <summary>What kind of context or step it is, in the engine's words: <c>Parallel</c>, <c>WaitForCallback</c>.</summary>
    public string? SubType { get; init; }

    /// <summary>Whether what is in it runs side by side, in whatever order its parts began.</summary>
    public bool HasBranches => SubType is "Parallel" or "Map";

    /// <summary>Until when somebody outside may end it; null when nobody is to, or for ever.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The error's name.</summary>
    public string? Error { get; init; }

    public bool IsOver => EndedAt is not null;

    /// <summary>The name that its twin has as well: what the SDK hangs on to the parts of a wait for a callback is left out.</summary>
    public string Step => Part is null ? Name : Name[..^(Part.Length + 1)];

    /// <summary>Which part of a wait for a callback it is; null for anything else.</summary>
    public string? Part => Array.Find(Parts, part => Name.EndsWith($"-{part}", StringComparison.Ordinal));

    private static readonly string[] Parts = ["callback", "submitter"];
}

/// <summary>How an operation or a state stands.</summary>
public enum OperationState
{
    Running,

    /// <summary>Until somebody outside answers, or a timer fires.</summary>
    Waiting,

    Succeeded,
    Failed,
    TimedOut,

    /// <summary>Its execution ended before it did.</summary>
    Stopped,
}

/// <summary>One invocation of a durable function.</summary>
/// <param name="LastEvent">The number of the event that ended it: operations that were over by an earlier one's end are replayed in it.</param>
public sealed record RunInvocation(int Number, DateTimeOffset From, DateTimeOffset To, long LastEvent);

/// <summary>Puts operations and invocations together.</summary>
internal static class RunOperations
{
    /// <summary>The operations in the order in which they began; those in states of one machine stand for its stays.</summary>
    public static IReadOnlyList<RunOperation> Read(IReadOnlyList<RunEvent> events)
    {
        var operations = new SortedDictionary<long, RunOperation>();
        foreach (var item in events)
        {
            if (item.Operation is not { } id)
            {
                if (IsEndOfExecution(item.Type))
                    foreach (var open in operations.Values.Where(operation => !operation.IsOver).ToList())
                        operations[open.Id] = open with { EndedAt = item.At, State = OperationState.Stopped };
                continue;
            }
            operations[id] = operations.TryGetValue(id, out var known)
                ? Follow(known, item)
                : new(id, item.Name ?? KindOf(item.Type), KindOf(item.Type), item.Parent, StateOf(item), item.At, EndedAt: null, item.Id, Attempts: 1)
                {
                    Deadline = item.AwaitsCallback ? item.At + item.Timeout : null,
                    SubType = item.SubType,
                };
        }
        return [.. operations.Values];
    }

    /// <summary>The invocations of a durable function that have ended, in order.</summary>
    public static IReadOnlyList<RunInvocation> Invocations(IReadOnlyList<RunEvent> events) =>
        [.. events.Where(item => item.Type == "InvocationCompleted")
            .Select((item, index) => new RunInvocation(index + 1, item.InvokedAt ?? item.At, item.At, item.Id))];

    private static RunOperation Follow(RunOperation known, RunEvent item)
    {
        if (item.Type.StartsWith("MapIteration", StringComparison.Ordinal))
            return known with { LastEvent = item.Id }; // how the Map ends is for its tolerance to say
        var followed = known with { LastEvent = item.Id, Error = item.Error ?? known.Error };
        if (item.AwaitsCallback)
            return followed with { State = OperationState.Waiting, Deadline = item.At + item.Timeout };
        if (item.Type.EndsWith("StateExited", StringComparison.Ordinal))
            return followed with { EndedAt = item.At, State = known.State is OperationState.Failed or OperationState.TimedOut ? known.State : OperationState.Succeeded };
        if (BeginsAttempt(item.Type) && (item.Type is "StepStarted" || known.State is OperationState.Failed or OperationState.TimedOut))
            return followed with { State = OperationState.Running, EndedAt = null, Attempts = known.Attempts + 1 };
        // A state goes on after its task ended: it is left, retried, or caught.
        var isState = known.Kind is "Task" or "Parallel" or "Map";
        return StateOf(item) switch
        {
            OperationState.Running or OperationState.Waiting => followed,
            var ended => followed with { State = isState && ended == OperationState.Succeeded ? OperationState.Running : ended, EndedAt = isState ? null : item.At },
        };
    }

    private static OperationState StateOf(RunEvent item) => item switch
    {
        { AwaitsCallback: true } or { Type: "WaitStarted" or "WaitStateEntered" } => OperationState.Waiting,
        { Type: var type } when type.EndsWith("TimedOut", StringComparison.Ordinal) => OperationState.TimedOut,
        { Type: var type } when type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("Aborted", StringComparison.Ordinal) => OperationState.Failed,
        { Type: var type } when type.EndsWith("Succeeded", StringComparison.Ordinal) || type.EndsWith("Cancelled", StringComparison.Ordinal) => OperationState.Succeeded,
        _ => OperationState.Running,
    };

    // "StepStarted" and "TaskStateEntered" are about a step and a task.
    private static string KindOf(string type)
    {
        foreach (var ending in new[] { "StateEntered", "Started" })
            if (type.EndsWith(ending, StringComparison.Ordinal))
                return type[..^ending.Length];
        return type;
    }

    /// <summary>Whether the work of a step or a task begins with it.</summary>
    public static bool BeginsAttempt(string type) => type is "StepStarted" || type.EndsWith("Scheduled", StringComparison.Ordinal);

    /// <summary>Whether that work ends with it, well or not.</summary>
    public static bool EndsAttempt(string type) =>
        Array.Exists(["Succeeded", "Failed", "TimedOut"], ending => type.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsEndOfExecution(string type) =>
        type is "ExecutionSucceeded" or "ExecutionFailed" or "ExecutionTimedOut" or "ExecutionStopped" or "ExecutionAborted";
}
