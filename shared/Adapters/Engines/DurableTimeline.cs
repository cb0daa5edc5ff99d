using Amazon.Lambda.Model;

namespace Comparison.Adapters.Engines;

/// <summary>What people may see of a durable execution's history.</summary>
internal static class DurableTimeline
{
    // The SDK names the callback inside a wait-for-callback after it, with this at the end.
    private const string CallbackSuffix = "-callback";

    public static IReadOnlyList<TimelineEntry> Read(IEnumerable<Event> events) =>
        [.. events.Select(item => new TimelineEntry(
            item.EventTimestamp!.Value.ToUniversalTime(), item.EventType.Value, item.Name, ErrorOf(item)))];

    /// <summary>The names of the callbacks that were started and not answered, in the order of their start.</summary>
    public static IReadOnlyList<string> OpenCallbacks(IReadOnlyCollection<Event> events)
    {
        var ended = events.Where(item => item.EventType.Value is "CallbackSucceeded" or "CallbackFailed" or "CallbackTimedOut")
            .Select(item => item.Id)
            .ToHashSet();
        return [.. events.Where(item => item.EventType.Value == "CallbackStarted" && !ended.Contains(item.Id)).Select(NameOf)];
    }

    private static string NameOf(Event started)
    {
        var name = started.Name ?? "callback";
        return name.EndsWith(CallbackSuffix, StringComparison.Ordinal) ? name[..^CallbackSuffix.Length] : name;
    }

    private static string? ErrorOf(Event item)
    {
        var error = item.ExecutionFailedDetails?.Error ?? item.ExecutionTimedOutDetails?.Error ?? item.ExecutionStoppedDetails?.Error
            ?? item.StepFailedDetails?.Error ?? item.ContextFailedDetails?.Error ?? item.CallbackFailedDetails?.Error
            ?? item.CallbackTimedOutDetails?.Error ?? item.InvocationCompletedDetails?.Error;
        return error?.Payload?.ErrorType;
    }
}
