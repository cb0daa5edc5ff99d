using Comparison.Adapters.Engines;

namespace Comparison.EndToEnd.Timing;

/// <summary>The times of one execution in milliseconds, which is as fine as both engines' histories are, here and on AWS.</summary>
/// <param name="StartToFirstWait">Null when it never waited.</param>
/// <param name="DecisionToNextStep">Null when nobody decided.</param>
/// <param name="Waited">What it waited for timers and answers, together.</param>
public sealed record RunTimes(double? StartToFirstWait, double? DecisionToNextStep, double TotalWithoutWaiting, double Waited)
{
    public double? this[Measure measure] => measure switch
    {
        Measure.StartToFirstWait => StartToFirstWait,
        Measure.DecisionToNextStep => DecisionToNextStep,
        _ => TotalWithoutWaiting,
    };

    /// <summary>Reads the times out of a finished execution's history.</summary>
    /// <param name="callback">The name of the callback that a person answers.</param>
    public static RunTimes From(IReadOnlyList<TimelineEntry> timeline, string callback)
    {
        var waits = TimelineWaits.From(timeline);
        var (start, end) = (timeline[0].At, timeline[^1].At);
        var waited = Union(waits);
        var decided = waits.FirstOrDefault(wait => wait.Callback == callback);
        return new(
            waits.Count > 0 ? (waits[0].From - start).TotalMilliseconds : null,
            decided is null ? null : (TimelineWaits.NextStep(timeline, decided.LastEvent) - decided.To).TotalMilliseconds,
            (end - start - waited).TotalMilliseconds,
            waited.TotalMilliseconds);
    }

    // Waits of branches may overlap; time that two of them share was waited once.
    private static TimeSpan Union(IEnumerable<TimelineWait> waits)
    {
        var (sum, until) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var wait in waits.OrderBy(wait => wait.From))
        {
            var from = wait.From > until ? wait.From : until;
            if (wait.To > from)
                (sum, until) = (sum + (wait.To - from), wait.To);
        }
        return sum;
    }
}

/// <summary>What is timed in an execution, by its engine's own history.</summary>
public enum Measure
{
    /// <summary>From the execution's start to its first wait: for a timer, or for an answer once somebody is asked.</summary>
    StartToFirstWait,

    /// <summary>From the answer to the operation or state that begins next, or to the end where none does.</summary>
    DecisionToNextStep,

    /// <summary>From start to end, without what it waited for timers and answers.</summary>
    TotalWithoutWaiting,
}

/// <summary>How measures are written for people.</summary>
public static class MeasureNames
{
    public static string ForPeople(this Measure measure) => measure switch
    {
        Measure.StartToFirstWait => "start → first wait",
        Measure.DecisionToNextStep => "decision → next step",
        Measure.TotalWithoutWaiting => "total without waiting",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Unknown measure."),
    };
}
