using Comparison.Pricing.Quotas;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Bursts;

/// <summary>What became of answers that came at once.</summary>
/// <param name="Last">When the last of them was carried out, after the first came.</param>
/// <param name="Median">How long one took; 0 when none was carried out.</param>
/// <param name="P95">How long 95 of 100 took at most.</param>
/// <param name="Throttled">Calls that were refused or held back, by what was exceeded.</param>
/// <param name="HeldUpBy">
/// The quota that was waited for most, in all; null when none was exceeded. Functions that wait for a quota hold concurrency, and what then waits for
/// concurrency waits for that quota.
/// </param>
/// <param name="Returned">Answers that came back to their sender with an error at least once: lost, unless the sender tries again.</param>
/// <param name="Failed">Executions that failed because a task was throttled longer than its Retry goes: they have to be redriven.</param>
/// <param name="PeakConcurrency">The most functions that ran at once.</param>
public sealed record Drain(
    int Answers, TimeSpan Last, TimeSpan Median, TimeSpan P95, IReadOnlyDictionary<QuotaKind, int> Throttled, QuotaKind? HeldUpBy,
    int Returned, int Failed, int PeakConcurrency)
{
    /// <summary>How many parts of all ways can be played together: more take minutes.</summary>
    public const int MaxParts = 10_000_000;

    /// <summary>Whether so many answers of a workflow can be played.</summary>
    public static bool CanPlay(TwinCounts twins, int answers) =>
        new[] { Route.Durable(twins.Durable), Route.StepFunctions(twins.StepFunctions) }
            .All(route => (long)answers * route.Legs.Sum(leg => leg.Hops.Count) <= MaxParts);

    /// <summary>Plays answers that all come in one moment, to a workflow that waits for somebody.</summary>
    /// <exception cref="ArgumentException">It waits for nobody.</exception>
    public static (Drain Durable, Drain StepFunctions) Play(TwinCounts twins, QuotaSheet sheet, int answers)
    {
        ArgumentNullException.ThrowIfNull(twins);
        return (
            BurstSimulation.Play(Route.Durable(twins.Durable), sheet, answers, spread: 0),
            BurstSimulation.Play(Route.StepFunctions(twins.StepFunctions), sheet, answers, spread: 0));
    }
}
