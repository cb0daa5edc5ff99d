using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Crashes;

/// <summary>A run, and the invariants that do not hold of it.</summary>
internal sealed record CrashRun(SampleRun Run, IReadOnlyList<string> Broken);
