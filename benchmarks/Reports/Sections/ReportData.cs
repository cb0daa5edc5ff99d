using Comparison.EndToEnd;
using Comparison.Reports.Figures;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Runs;

namespace Comparison.Reports.Sections;

/// <summary>What a report is made of. What is not there is not in the report, or is said to be missing.</summary>
/// <param name="At">When the samples and scenarios were run.</param>
/// <param name="LocalBench">The last bench on the local engines.</param>
/// <param name="AwsBench">The last bench on AWS.</param>
/// <param name="Replay">What a replay takes, as the micro benchmarks measured it last.</param>
/// <param name="IsPublished">Whether it is to be committed: then it has figures as well that take long and do not depend on the run.</param>
public sealed record ReportData(
    DateTimeOffset At, IReadOnlyList<SampleComparison> Samples, IReadOnlyList<ScenarioComparison> Scenarios,
    BenchResult? LocalBench = null, BenchResult? AwsBench = null, ReplayGrowth? Replay = null, bool IsPublished = false);
