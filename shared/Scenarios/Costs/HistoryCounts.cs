using Comparison.Adapters.Engines;
using Comparison.Pricing.Workloads;

namespace Comparison.Scenarios.Costs;

/// <summary>Counts an execution's billing units from its history, by AWS's formulas: what the meter counted must be the same.</summary>
public static class HistoryCounts
{
    private static readonly string[] Operations =
    [
        "ExecutionStarted", "ContextStarted", "StepStarted", "WaitStarted", "CallbackStarted", "ChainedInvokeStarted",
    ];

    private static readonly string[] Decisions = ["ChoiceStateEntered", "FailStateEntered", "PassStateEntered", "SucceedStateEntered"];

    /// <summary>Durable operations: the execution, each attempt of a step, each context, wait, callback and chained invoke.</summary>
    public static int DurableOperations(IReadOnlyList<TimelineEntry> timeline) => Count(timeline, Operations);

    /// <summary>Attempts of steps, which are work that the durable function does itself.</summary>
    public static int Steps(IReadOnlyList<TimelineEntry> timeline) => Count(timeline, "StepStarted");

    /// <summary>Attempts of a state machine's tasks.</summary>
    public static int Tasks(IReadOnlyList<TimelineEntry> timeline) =>
        Count(timeline, "TaskScheduled", "LambdaFunctionScheduled", "ActivityScheduled");

    /// <summary>Invocations of a durable function after the first one.</summary>
    public static int Resumes(IReadOnlyList<TimelineEntry> timeline) => Math.Max(0, Count(timeline, "InvocationCompleted") - 1);

    /// <summary>State transitions without start and end: states entered, and each time that a task was scheduled again.</summary>
    public static int StateTransitions(IReadOnlyList<TimelineEntry> timeline) =>
        timeline.Count(entry => entry.Event.EndsWith("StateEntered", StringComparison.Ordinal)) + Retries(timeline);

    /// <summary>
    /// What starts inside of a group without a context of its own: as many operations more, at most, if AWS bills flat branches like nested ones.
    /// </summary>
    public static int FlatBranches(IReadOnlyList<TimelineEntry> timeline)
    {
        var callbacks = timeline.Where(entry => entry.Event == "CallbackStarted").Select(entry => entry.Name).ToHashSet();
        var open = new HashSet<string>();
        var branches = 0;
        foreach (var entry in timeline)
            switch (entry.Event)
            {
                case "ContextStarted" when !callbacks.Contains($"{entry.Name}-callback"):
                    open.Add(entry.Name ?? "");
                    break;
                case "ContextSucceeded" or "ContextFailed":
                    open.Remove(entry.Name ?? "");
                    break;
                case "StepStarted" or "WaitStarted" or "ChainedInvokeStarted" when open.Count > 0:
                    branches++;
                    break;
            }
        return branches;
    }

    /// <summary>A machine's tasks that invoke a function which has not run since a wait ended: a time's, an answer's or a job's.</summary>
    /// <param name="functions">The states that invoke a function, and do not wait for an answer from outside.</param>
    public static int FunctionsAfterWaits(IReadOnlyList<TimelineEntry> timeline, IReadOnlySet<string> functions)
    {
        var asked = new HashSet<string?>();
        HashSet<string?>? warm = null; // null before the first wait ended
        var count = 0;
        foreach (var entry in timeline)
            switch (entry.Event)
            {
                case "TaskSubmitted" or "ActivityScheduled":
                    asked.Add(entry.Name);
                    break;
                case "WaitStateExited" or "TaskStateExited" when entry.Event == "WaitStateExited" || asked.Remove(entry.Name):
                    warm = [];
                    break;
                case "TaskScheduled" or "LambdaFunctionScheduled" when functions.Contains(entry.Name ?? "") && warm?.Add(entry.Name) == true:
                    count++;
                    break;
            }
        return count;
    }

    /// <summary>What a durable execution consisted of. Retries count as steps.</summary>
    public static IReadOnlyDictionary<Element, decimal> DurableElements(IReadOnlyList<TimelineEntry> timeline)
    {
        var waits = Count(timeline, "CallbackStarted");
        return new Dictionary<Element, decimal>
        {
            [Element.Start] = 1,
            [Element.Wait] = waits,
            [Element.Step] = Steps(timeline) - waits, // each wait has a step that asks
            [Element.Group] = Count(timeline, "ContextStarted") - waits, // and a context around it
            [Element.Timer] = Count(timeline, "WaitStarted"),
        };
    }

    /// <summary>What an execution of a state machine consisted of.</summary>
    public static IReadOnlyDictionary<Element, decimal> MachineElements(IReadOnlyList<TimelineEntry> timeline)
    {
        var waits = Count(timeline, "TaskSubmitted");
        return new Dictionary<Element, decimal>
        {
            [Element.Start] = 1,
            [Element.Wait] = waits,
            [Element.Step] = Count(timeline, "TaskStateEntered") - waits,
            [Element.Branch] = Count(timeline, Decisions),
            [Element.Group] = Count(timeline, "ParallelStateEntered", "MapStateEntered"),
            [Element.Timer] = Count(timeline, "WaitStateEntered"),
            [Element.Retry] = Retries(timeline),
        };
    }

    private static int Retries(IReadOnlyList<TimelineEntry> timeline) => Math.Max(0, Tasks(timeline) - Count(timeline, "TaskStateEntered"));

    private static int Count(IReadOnlyList<TimelineEntry> timeline, params string[] events) =>
        timeline.Count(entry => events.Contains(entry.Event));
}
