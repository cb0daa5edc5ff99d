namespace Comparison.Pricing.Workloads;

/// <summary>What workflows are made of, in either variant.</summary>
public enum Element
{
    /// <summary>An execution begins.</summary>
    Start,

    /// <summary>Work whose result is kept: a durable step; a task, which a function does.</summary>
    Step,

    /// <summary>A decision by data at hand: an <c>if</c> of the code; a Choice, Pass, Succeed or Fail state.</summary>
    Branch,

    /// <summary>Somebody is asked, and answers: a wait for a callback; a task with a token.</summary>
    Wait,

    /// <summary>Time passes: a wait of either.</summary>
    Timer,

    /// <summary>Several things at the same time, besides what they consist of: a parallel or a map.</summary>
    Group,

    /// <summary>A step or a task is tried again.</summary>
    Retry,
}

/// <summary>What each element is billed as: the counting rules of both price pages.</summary>
/// <remarks>
/// Durable operations by the Lambda guide, <i>how durable operations are metered</i>; transitions by Step Functions pricing: each state
/// entered and each retry. What the durable function does itself, a machine has a function do.
/// </remarks>
public static class ElementCounts
{
    // A task leaves TaskStateEntered, TaskScheduled, TaskStarted, TaskSucceeded and TaskStateExited; one with a token TaskSubmitted as well;
    // other states enter and exit; a parallel or map starts and succeeds; the execution starts and ends.
    private const int EventsOfTask = 5;
    private const int EventsOfWaitingTask = 6;
    private const int EventsOfRetry = 3;

    public static TwinCounts CountsOf(Element element) => element switch
    {
        Element.Start => new(
            new() { DurableOperations = 1, FunctionRequests = 1 },
            new() { HistoryEvents = 2, Traces = 1 }),
        Element.Step => new(
            new() { DurableOperations = 1, Checkpoints = 1, InlineWork = 1 },
            new() { StatesEntered = 1, Tasks = 1, FunctionRequests = 1, HistoryEvents = EventsOfTask }),
        Element.Branch => new(new(), new() { StatesEntered = 1, HistoryEvents = 2 }),
        // A context, a callback and the step that asks; an answer resumes the function. A machine asks by a function of its own.
        Element.Wait => new(
            new() { DurableOperations = 3, Checkpoints = 3, InlineWork = 1, FunctionRequests = 1, RequestsAfterWaits = 1, Traces = 1, Answers = 1 },
            new() { StatesEntered = 1, Tasks = 1, FunctionRequests = 1, HistoryEvents = EventsOfWaitingTask, Answers = 1 }),
        Element.Timer => new(
            new() { DurableOperations = 1, Checkpoints = 1, FunctionRequests = 1, RequestsAfterWaits = 1, Traces = 1 },
            new() { StatesEntered = 1, HistoryEvents = 2 }),
        Element.Group => new(
            new() { DurableOperations = 1, Checkpoints = 1 },
            new() { StatesEntered = 1, HistoryEvents = 4 }),
        Element.Retry => new(
            new() { DurableOperations = 1, Checkpoints = 1, InlineWork = 1, FunctionRequests = 1 },
            new() { TransitionRetries = 1, FunctionRequests = 1, HistoryEvents = EventsOfRetry }),
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, "Unknown element."),
    };
}
