using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Verification;

/// <summary>One case in one variant, as it was deployed and as the local engine plays it.</summary>
public sealed record VerifiedRun(VerifiedCase Case, Variant Variant, SampleRun Applied, SampleRun Local)
{
    // How often a durable function is invoked hangs on how long it takes beside its timers, and is counted apart.
    private const string Invocation = "InvocationCompleted";

    // What a deployment's driver cannot look into without taking from it.
    private static readonly string[] Unseen = ["notification ", "dead letters "];

    /// <summary>What the deployment did otherwise: outcome, rows, events, units.</summary>
    public IReadOnlyList<string> Differences { get; } =
    [
        .. SampleComparison.Compare(Seen(Local), Seen(Applied), TimeSpan.MaxValue, "the local engine", "the deployment"),
        .. CompareEvents(Local.Timeline, Applied.Timeline),
        .. CompareUnits(Variant, Local, Applied),
    ];

    /// <summary>The engine's billing units by the deployment's own history.</summary>
    public int Units => UnitsOf(Variant, Applied.Timeline);

    public int Invocations => Applied.Timeline.Count(entry => entry.Event == Invocation);

    /// <summary>How many events of the deployment's history were compared.</summary>
    public int Events => Applied.Timeline.Count(entry => entry.Event != Invocation);

    private static SampleRun Seen(SampleRun run) => run with
    {
        Effects = run.Effects.Where(effect => !Unseen.Any(unseen => effect.Key.StartsWith(unseen, StringComparison.Ordinal))).ToDictionary(),
    };

    /// <summary>
    /// Event by event, ids, instants and payloads masked. Branches overtake each other, and an answer may overtake the record of the step that
    /// asked for it; so it is counted how often each event is there, and compared in which order states are entered or operations begin.
    /// </summary>
    private static List<string> CompareEvents(IReadOnlyList<TimelineEntry> local, IReadOnlyList<TimelineEntry> applied)
    {
        var (expected, seen) = (Kinds(local), Kinds(applied));
        var (before, after) = (expected.CountBy(kind => kind).ToDictionary(), seen.CountBy(kind => kind).ToDictionary());
        var differences = before.Keys.Union(after.Keys)
            .Where(kind => before.GetValueOrDefault(kind) != after.GetValueOrDefault(kind))
            .Select(kind => $"event {kind}: {after.GetValueOrDefault(kind)} times in the deployment, {before.GetValueOrDefault(kind)} locally").ToList();
        if (differences.Count == 0)
            differences.AddRange(Begun(expected).Zip(Begun(seen)).Where(pair => pair.First != pair.Second).Take(1)
                .Select(pair => $"order of events: {pair.Second} comes where locally {pair.First} does"));
        return differences;
    }

    // What a state machine enters; of a durable function, which enters nothing, what it begins.
    private static IEnumerable<string> Begun(List<string> kinds) => kinds.Distinct().Where(kind =>
        kind.Contains(kinds.Exists(entered => entered.Contains("StateEntered ", StringComparison.Ordinal)) ? "StateEntered " : "Started ", StringComparison.Ordinal));

    private static List<string> Kinds(IReadOnlyList<TimelineEntry> timeline) =>
    [
        .. timeline.Where(entry => entry.Event != Invocation)
            .Select(entry => $"{entry.Event}{(entry.Name is { } name ? $" {name}" : "")}{(entry.Error is { } error ? $" ({error})" : "")}"),
    ];

    // What the local meter bills is what the deployment's own history comes to.
    private static IEnumerable<string> CompareUnits(Variant variant, SampleRun local, SampleRun applied)
    {
        var unit = variant == Variant.Durable ? BillingUnit.DurableOperations : BillingUnit.StateTransitions;
        var (metered, counted) = (local.Usage![unit], UnitsOf(variant, applied.Timeline));
        return metered == counted ? [] : [$"{unit}: {counted} by the deployment's history, {metered} metered locally"];
    }

    private static int UnitsOf(Variant variant, IReadOnlyList<TimelineEntry> timeline) =>
        variant == Variant.Durable ? HistoryCounts.DurableOperations(timeline) : HistoryCounts.StateTransitions(timeline);
}

/// <summary>Plays cases on what was applied, and then on the local engines.</summary>
public static class Verifier
{
    // Most of their time they wait; what they ask meanwhile stays below the roots' throttles.
    private const int AtOnce = 4;

    /// <param name="applied">The deployments, of one variant or both.</param>
    /// <param name="local">Opens the local stacks, when nothing more is asked of the deployments: from then on this process's new clients speak to these.</param>
    /// <param name="say">Told what is being played.</param>
    /// <inheritdoc cref="SampleRunner.RunAsync" path="/exception"/>
    public static async Task<IReadOnlyList<VerifiedRun>> PlayAsync(
        IReadOnlyList<IStack> applied, Func<Task<IReadOnlyList<IStack>>> local, IReadOnlyList<VerifiedCase> cases, Action<string> say,
        CancellationToken cancellationToken)
    {
        var seen = new SampleRun[cases.Count][];
        // A clock that is skipped is skipped for all: there one comes after the other.
        var atOnce = applied.All(stack => stack.Clock.IsReal) ? AtOnce : 1;
        await Parallel.ForAsync(
            0, cases.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (index, token) =>
            {
                say(cases[index].Name);
                seen[index] = await Task.WhenAll(applied.Select(stack => cases[index].PlayAsync(stack, token)));
            });
        var stacks = await local();
        var verified = new List<VerifiedRun>();
        foreach (var (one, runs) in cases.Zip(seen))
            foreach (var (stack, run) in applied.Zip(runs))
                verified.Add(new(one, stack.Variant, run, await one.PlayAsync(stacks.Single(twin => twin.Variant == stack.Variant), cancellationToken)));
        return verified;
    }
}
