using System.Text.Json;
using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Scenarios.Runs;

/// <summary>What became of a request in one variant.</summary>
/// <param name="State">How the execution ended.</param>
/// <param name="Outcome">What the workflow returned; null when the execution did not succeed.</param>
/// <param name="Effects">What it left in the world: rows and messages, by name.</param>
/// <param name="Skipped">How much waiting was skipped.</param>
/// <param name="Usage">The billing units, those of the HTTP API and of the message consumers among them; null where nobody counted.</param>
public sealed record SampleRun(
    ExecutionState State, JsonElement? Outcome, IReadOnlyDictionary<string, string> Effects, TimeSpan Skipped, Usage? Usage)
{
    /// <summary>Whether its time passed for real, so that its instants are its own.</summary>
    public bool IsInRealTime { get; init; }

    /// <summary>The engine's history, without payloads.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>The outcome's status, or the execution's state where there is no outcome.</summary>
    public string Status => Outcome is { ValueKind: JsonValueKind.Object } outcome && outcome.TryGetProperty("status", out var status)
        ? status.ToString()
        : State.ToString().ToLowerInvariant();
}
