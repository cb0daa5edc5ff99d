using System.Text.Json;

namespace Comparison.Adapters.Engines;

/// <summary>An execution as people may see it.</summary>
/// <param name="WaitingFor">The names of the callbacks that are open.</param>
/// <param name="Outcome">What the workflow returned; null until it succeeded.</param>
public sealed record ExecutionView(
    ExecutionState Status,
    IReadOnlyList<string> WaitingFor,
    JsonElement? Outcome,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<TimelineEntry> Timeline);
