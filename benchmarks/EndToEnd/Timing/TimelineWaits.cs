using Comparison.Adapters.Engines;

namespace Comparison.EndToEnd.Timing;

/// <summary>Finds the waits in the history of either engine.</summary>
/// <remarks>
/// A durable execution waits for an answer from the end of the step that asks; a machine from <c>TaskSubmitted</c>, which only tasks
/// have that wait for a token. Both then have handed the question over. A timer is waited for from its own start.
/// </remarks>
internal static class TimelineWaits
{
    private const string Submitter = "-submitter";
    private const string CallbackSuffix = "-callback";

    /// <summary>The waits in the order of their starts; one that never ended is left out.</summary>
    public static IReadOnlyList<TimelineWait> From(IReadOnlyList<TimelineEntry> timeline)
    {
        var open = new Dictionary<string, DateTimeOffset>();
        var waits = new List<TimelineWait>();
        for (var i = 0; i < timeline.Count; i++)
        {
            var (entry, name) = (timeline[i], Slug(timeline[i].Name));
            switch (entry.Event)
            {
                case "CallbackStarted" or "TaskSubmitted" or "WaitStarted" or "WaitStateEntered":
                    open[name] = entry.At;
                    break;
                case "StepSucceeded" when entry.Name!.EndsWith(Submitter, StringComparison.Ordinal) && open.ContainsKey(name):
                    open[name] = entry.At;
                    break;
                case "CallbackSucceeded" or "CallbackFailed" or "CallbackTimedOut" or "TaskSucceeded" or "TaskFailed" or "TaskTimedOut":
                    if (open.Remove(name, out var asked))
                        waits.Add(new(asked, entry.At, i, name));
                    break;
                case "WaitSucceeded" or "WaitStateExited":
                    if (open.Remove(name, out var slept))
                        waits.Add(new(slept, entry.At, i, Callback: null));
                    break;
            }
        }
        return [.. waits.OrderBy(wait => wait.From)];
    }

    /// <summary>When the next operation or state began after an event, or the execution ended.</summary>
    public static DateTimeOffset NextStep(IReadOnlyList<TimelineEntry> timeline, int lastEvent) => timeline
        .Skip(lastEvent + 1)
        .First(entry => entry.Event.StartsWith("Execution", StringComparison.Ordinal)
            || entry.Event.EndsWith("StateEntered", StringComparison.Ordinal)
            || entry.Event is "StepStarted" or "ContextStarted" or "WaitStarted" or "CallbackStarted" or "ChainedInvokeStarted")
        .At;

    // The SDK names the parts of a wait for a callback after it; a state is titled in words.
    private static string Slug(string? name)
    {
        var slug = (name ?? "").ToLowerInvariant().Replace(' ', '-');
        foreach (var suffix in new[] { Submitter, CallbackSuffix })
            if (slug.EndsWith(suffix, StringComparison.Ordinal))
                return slug[..^suffix.Length];
        return slug;
    }
}

/// <summary>A stretch of a history in which an execution waited.</summary>
/// <param name="LastEvent">Where in the history the event stands that ended it.</param>
/// <param name="Callback">Whose answer it waited for, by the durable twin's name; null for a timer.</param>
internal sealed record TimelineWait(DateTimeOffset From, DateTimeOffset To, int LastEvent, string? Callback);
