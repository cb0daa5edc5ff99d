using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Web.Histories;

namespace Comparison.Web.Watching;

/// <summary>Whether both variants came to the same end, by the parity rule as far as it can be seen from outside.</summary>
/// <remarks>
/// Outcome, desk, ledger and articles are compared. Messages are not: nobody can look into a queue without taking from it. Instants may
/// differ, since one person's answer reaches one variant before the other.
/// </remarks>
/// <param name="Differences">What differs; none where they are the same.</param>
public sealed record Verdict(IReadOnlyList<string> Differences)
{
    public bool IsSame => Differences.Count == 0;

    /// <summary>The verdict; null before both have ended, and where only one of them has the run.</summary>
    public static Verdict? Reach(RunSnapshot run) =>
        run is { Durable: { IsOver: true, Effects: not null } durable, StepFunctions: { IsOver: true, Effects: not null } machine }
            ? new(new SampleComparison(new Sample(run.Run.Workflow, run.Run.Id, "{}"), Result(durable), Result(machine)).Differences)
            : null;

    private static SampleRun Result(RunReading reading) => new(
        reading.State, reading.Outcome, reading.Effects!, reading.FinishedAt!.Value - reading.StartedAt, Usage: null)
    {
        IsInRealTime = true,
    };
}
