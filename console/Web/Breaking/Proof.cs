using Comparison.Web.Histories;

namespace Comparison.Web.Breaking;

/// <summary>The events of a history that tell that something broke, and what the engine did about it.</summary>
public static class Proof
{
    // What wakes a durable function again: an invocation that ended before one of these was suspended, any other came to grief.
    private static readonly string[] Wakes =
    [
        "WaitSucceeded", "CallbackSucceeded", "CallbackFailed", "CallbackTimedOut", "ChainedInvokeSucceeded", "ChainedInvokeFailed",
    ];

    private static readonly string[] Begins = ["StepStarted", "TaskScheduled", "LambdaFunctionScheduled"];

    /// <summary>In order: what failed or timed out, each further attempt, and each invocation after which the function was invoked again at once.</summary>
    public static IReadOnlyList<RunEvent> Read(RunReading reading)
    {
        var begun = new HashSet<long?>();
        return [.. reading.Events.Where((item, index) =>
            item.Type.EndsWith("Failed", StringComparison.Ordinal) || item.Type.EndsWith("TimedOut", StringComparison.Ordinal)
            || (Begins.Contains(item.Type) && !begun.Add(item.Operation))
            || (item.Type == "InvocationCompleted" && index + 1 < reading.Events.Count && !Wakes.Contains(reading.Events[index + 1].Type)))];
    }
}
