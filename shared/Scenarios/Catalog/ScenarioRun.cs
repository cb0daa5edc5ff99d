using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Catalog;

/// <summary>What became of a scenario in one variant.</summary>
/// <param name="Answers">The statuses that the HTTP API answered with, in order; of things that happened at once, sorted.</param>
public sealed record ScenarioRun(SampleRun Run, IReadOnlyList<int> Answers)
{
    /// <summary>The faults that came true.</summary>
    public IReadOnlyList<FaultStrike> Strikes { get; init; } = [];

    /// <summary>What the execution left behind, as the invariants look at it; null before they did.</summary>
    public Remains? Remains { get; init; }

    /// <summary>The invariants that do not hold afterwards.</summary>
    public IReadOnlyList<BrokenInvariant> Broken => Remains is null ? [] : Invariants.Check(Remains);
}
