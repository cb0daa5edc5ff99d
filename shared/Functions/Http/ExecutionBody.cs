using System.Text.Json;
using Comparison.Adapters.Engines;

namespace Comparison.Functions.Http;

/// <summary>The body of an execution.</summary>
internal sealed record ExecutionBody(
    string Id,
    string Workflow,
    ExecutionState Status,
    IReadOnlyList<string> WaitingFor,
    JsonElement? Outcome,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<TimelineEntry> Timeline);
