using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Runs;

/// <summary>One request through one variant, where the other is not deployed.</summary>
public sealed record SampleResult(Sample Sample, SampleRun Run);
