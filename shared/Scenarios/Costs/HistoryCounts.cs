using Comparison.Adapters.Engines;

namespace Comparison.Scenarios.Costs;

/// <summary>Counts an execution's billing units from its history, by AWS's formulas: what the meter counted must be the same.</summary>
public static class HistoryCounts
{
    private static readonly string[] Operations =
    [
        "ExecutionStarted", "ContextStarted", "StepStarted", "WaitStarted", "CallbackStarted", "ChainedInvokeStarted",
    ];

    /// <summary>Durable operations: the execution, each attempt of a step, each context, wait, callback and chained invoke.</summary>
    public static int DurableOperations(IReadOnlyList<TimelineEntry> timeline) => timeline.Count(entry => Operations.Contains(entry.Event));

    /// <summary>Attempts of steps, which are work that the durable function does itself.</summary>
    public static int Steps(IReadOnlyList<TimelineEntry> timeline) => timeline.Count(entry => entry.Event == "StepStarted");

    /// <summary>Attempts of a state machine's tasks.</summary>
    public static int Tasks(IReadOnlyList<TimelineEntry> timeline) =>
        timeline.Count(entry => entry.Event is "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled");

    /// <summary>Invocations of a durable function after the first one.</summary>
    public static int Resumes(IReadOnlyList<TimelineEntry> timeline) =>
        Math.Max(0, timeline.Count(entry => entry.Event == "InvocationCompleted") - 1);

    /// <summary>State transitions without start and end: states entered, and each time that a task was scheduled again.</summary>
    public static int StateTransitions(IReadOnlyList<TimelineEntry> timeline)
    {
        int Count(Func<string, bool> isCounted) => timeline.Count(entry => isCounted(entry.Event));
        var attempts = Tasks(timeline);
        return Count(name => name.EndsWith("StateEntered", StringComparison.Ordinal))
            + Math.Max(0, attempts - Count(name => name == "TaskStateEntered"));
    }
}
