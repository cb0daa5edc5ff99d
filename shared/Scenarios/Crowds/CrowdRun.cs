using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Integrity;

namespace Comparison.Scenarios.Crowds;

/// <summary>What became of a crowd in one variant.</summary>
/// <param name="Refused">The HTTP API's answers that were neither 202 to a start nor 200 to a decision.</param>
/// <param name="Statuses">How each member ended, by id.</param>
/// <param name="Strikes">How often each kind of fault came true.</param>
public sealed record CrowdRun(
    IReadOnlyList<string> Refused, IReadOnlyDictionary<string, string> Statuses, IReadOnlyList<BrokenInvariant> Broken,
    IReadOnlyDictionary<FaultKind, int> Strikes);
