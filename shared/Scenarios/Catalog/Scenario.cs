using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>A request, and what the world does about it. It is written once and played in both variants.</summary>
/// <param name="Name">What the tables call it, in kebab-case.</param>
/// <param name="Story">What happens, in a few words.</param>
/// <param name="Expected">The outcome's status, or the execution's state where there is no outcome; one of these.</param>
/// <param name="Play">Does what the world does. The request is started already; afterwards it runs to its end.</param>
public sealed record Scenario(
    string Name, Sample Sample, string Story, IReadOnlyList<string> Expected, Func<ScenarioDriver, CancellationToken, Task> Play)
{
    /// <summary>What goes wrong besides, the same in both variants.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What the person at the desk says: yes, no, or nothing at all. What else the world does is in its play alone.</summary>
    public bool? Answer { get; init; } = true;

    /// <summary>Effects that must be left behind, by name, beside the outcome.</summary>
    public IReadOnlyList<string> Leaves { get; init; } = [];

    /// <summary>By how much instants may differ between the variants: none, unless something breaks that they try again.</summary>
    public TimeSpan Slack => Faults.Count == 0 ? TimeSpan.Zero : LongestRecovery;

    // Four attempts, 1, 2 and 4 seconds apart, in the one that waits.
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(7);

    /// <summary>
    /// Whether two things happen at once, so that either may win: then the variants need not agree with each other, but each
    /// with itself, row and outcome.
    /// </summary>
    public bool IsRace => Expected.Count > 1;
}
