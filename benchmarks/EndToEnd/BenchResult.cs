using System.Text.Json.Serialization;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.EndToEnd.Load;
using Comparison.EndToEnd.Statistics;
using Comparison.EndToEnd.Timing;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Costs;

namespace Comparison.EndToEnd;

/// <summary>A bench: what was measured, where, when and how.</summary>
/// <param name="Target"><c>local</c> or <c>aws</c>.</param>
/// <param name="Delays">The delays and deadlines that were set, in words.</param>
/// <param name="RawFile">The file's name with a JSON line for each execution.</param>
/// <param name="StoppedBecause">Why it ended before its time; null when it did not.</param>
public sealed record BenchResult(
    string Target, DateTimeOffset StartedAt, BenchMachine Machine, BenchSettings Settings, IReadOnlyList<string> Delays,
    string RawFile, IReadOnlyList<BenchSeries> Series, string? StoppedBecause = null)
{
    [JsonIgnore]
    public bool IsLocal => Target == "local";
}

/// <summary>One execution of a bench, as it is kept: a JSON line.</summary>
/// <param name="At">When it started, by its engine's history.</param>
/// <param name="Times">In milliseconds.</param>
public sealed record BenchSample(
    Variant Variant, WorkflowName Workflow, Phase Phase, int Concurrency, string Id, DateTimeOffset At, string Status, RunTimes Times);

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

    public IReadOnlyList<Percentile> Percentiles(Measure measure) => Statistics.Percentiles.Compute(Values(Phase.Measured, measure));

    /// <summary>Where the rising load brought the most executions a second; null without it.</summary>
    [JsonIgnore]
    public LoadLevel? Saturation => Load.MaxBy(level => level.PerSecond);
}

/// <summary>How a bench is run.</summary>
/// <param name="Runs">Measured executions of each workflow in each variant, at least 1.</param>
/// <param name="Concurrency">How many of them are under way at once, at least 1.</param>
public sealed record BenchSettings(int Runs, int Concurrency)
{
    /// <summary>Executions before them, which are kept and not evaluated.</summary>
    public int WarmUp { get; init; } = 20;

    /// <summary>New deployments whose first execution is timed; one only where deployments are not the bench's to make.</summary>
    public int ColdRuns { get; init; } = 5;

    /// <summary>The most clients that the rising load goes up to; 0 leaves it out.</summary>
    public int MaxClients { get; init; } = 128;

    /// <summary>How long each level of the rising load goes on starting executions.</summary>
    public double LevelSeconds { get; init; } = 2;

    [JsonIgnore]
    public TimeSpan PerLevel => TimeSpan.FromSeconds(LevelSeconds);
}

/// <summary>What one execution is billed for by its engine, counted from its history by AWS's rules: that can be had on AWS as well.</summary>
/// <param name="StateTransitions">Without start and end.</param>
/// <param name="Resumes">Invocations of the durable function after the first.</param>
public sealed record HistoryUnits(int DurableOperations, int StateTransitions, int Resumes)
{
    internal static HistoryUnits Count(Variant variant, IReadOnlyList<TimelineEntry> timeline) => variant == Variant.Durable
        ? new(HistoryCounts.DurableOperations(timeline), 0, HistoryCounts.Resumes(timeline))
        : new(0, HistoryCounts.StateTransitions(timeline), 0);
}

/// <summary>What a run of a bench is for.</summary>
public enum Phase
{
    /// <summary>The first run of a stack: its functions are made on the way.</summary>
    Cold,

    /// <summary>So that what comes after it is warm; kept, and not evaluated.</summary>
    WarmUp,

    /// <summary>The samples.</summary>
    Measured,
}
