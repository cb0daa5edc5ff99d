using Comparison.Suite.Runs;

namespace Comparison.Suite.Crashes;

/// <summary>A run, and the invariants that do not hold of it.</summary>
internal sealed record CrashRun(SampleRun Run, IReadOnlyList<string> Broken);
