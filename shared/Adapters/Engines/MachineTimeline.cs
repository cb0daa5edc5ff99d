using Amazon.StepFunctions.Model;

namespace Comparison.Adapters.Engines;

/// <summary>What people may see of a state machine's history.</summary>
internal static class MachineTimeline
{
    private const string CallbackPattern = ".waitForTaskToken";

    public static IReadOnlyList<TimelineEntry> Read(IReadOnlyCollection<HistoryEvent> events)
    {
        var states = StatesOf(events);
        return [.. events.Select(item => new TimelineEntry(
            item.Timestamp!.Value.ToUniversalTime(), item.Type.Value, states.GetValueOrDefault(item.Id!.Value), ErrorOf(item)))];
    }

    /// <summary>The states that wait for a task token, by the names that the durable twin gives its callbacks.</summary>
    public static IReadOnlyList<string> OpenCallbacks(IReadOnlyCollection<HistoryEvent> events)
    {
        var states = StatesOf(events);
        var open = new List<string>();
        foreach (var item in events.OrderBy(item => item.Id))
        {
            if (states.GetValueOrDefault(item.Id!.Value) is not { } state)
                continue;
            if (item.TaskScheduledEventDetails?.Resource.EndsWith(CallbackPattern, StringComparison.Ordinal) == true)
                open.Add(Slug(state));
            else if (item.Type.Value is "TaskSucceeded" or "TaskFailed" or "TaskTimedOut" or "TaskStateAborted")
                open.Remove(Slug(state));
        }
        return open;
    }

    // Only state events carry the name; the others hang on them by their previous event.
    private static Dictionary<long, string> StatesOf(IEnumerable<HistoryEvent> events)
    {
        var states = new Dictionary<long, string>();
        foreach (var item in events.OrderBy(item => item.Id))
        {
            var name = item.StateEnteredEventDetails?.Name ?? item.StateExitedEventDetails?.Name
                ?? states.GetValueOrDefault(item.PreviousEventId!.Value);
            if (name is not null)
                states[item.Id!.Value] = name;
        }
        return states;
    }

    private static string Slug(string state) => state.ToLowerInvariant().Replace(' ', '-');

    private static string? ErrorOf(HistoryEvent item) =>
        item.ExecutionFailedEventDetails?.Error ?? item.ExecutionAbortedEventDetails?.Error ?? item.ExecutionTimedOutEventDetails?.Error
        ?? item.TaskFailedEventDetails?.Error ?? item.TaskTimedOutEventDetails?.Error ?? item.TaskSubmitFailedEventDetails?.Error
        ?? item.TaskStartFailedEventDetails?.Error ?? item.LambdaFunctionFailedEventDetails?.Error
        ?? item.LambdaFunctionTimedOutEventDetails?.Error;
}
