using System.Text.Json.Serialization;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.EndToEnd.Load;
using Comparison.EndToEnd.Statistics;
using Comparison.EndToEnd.Timing;

namespace Comparison.EndToEnd;

/// <summary>Everything that was measured of one workflow in one variant.</summary>
/// <param name="Sample">The request that each execution was started with, under a name of its own.</param>
public sealed record BenchSeries(Variant Variant, WorkflowName Workflow, string Sample)
{
    /// <summary>What one execution counts to by its history; null until one ended.</summary>
    public HistoryUnits? Units { get; init; }

    public IReadOnlyList<BenchSample> Samples { get; init; } = [];

    public IReadOnlyList<LoadLevel> Load { get; init; } = [];

    /// <summary>The values of a measure in the executions of a phase, in milliseconds.</summary>
    public IReadOnlyList<double> Values(Phase phase, Measure measure) =>
        [.. Samples.Where(sample => sample.Phase == phase).Select(sample => sample.Times[measure]).OfType<double>()];

    public IReadOnlyList<Percentile> Percentiles(Measure measure) => Statistics.Percentiles.Of(Values(Phase.Measured, measure));

    /// <summary>Where the rising load brought the most executions a second; null without it.</summary>
    [JsonIgnore]
    public LoadLevel? Saturation => Load.MaxBy(level => level.PerSecond);
}
