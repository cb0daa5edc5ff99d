using System.Globalization;
using Comparison.Domain;
using Comparison.Reports.Documents;
using Comparison.EndToEnd;
using Comparison.EndToEnd.Statistics;
using Comparison.EndToEnd.Timing;

namespace Comparison.Reports.Tables;

/// <summary>Times in milliseconds. Each table is of one variant: the report compares variants by no local time.</summary>
public static class LatencyTables
{
    /// <summary>The percentiles of warm executions with their 95 % confidence intervals.</summary>
    public static DocumentTable Percentiles(string caption, IEnumerable<BenchSeries> series) => new(
        caption,
        [.. Column.Texts("workflow", "measure"), .. Column.Numbers("executions", "p50", "95 %", "p90", "95 %", "p99", "95 %")],
        [.. series.SelectMany(one => Enum.GetValues<Measure>().Select(measure => (string[])
        [
            one.Workflow.ToText(), measure.ForPeople(), $"{one.Values(Phase.Measured, measure).Count}", .. Cells(one.Percentiles(measure)),
        ]))]);

    /// <summary>Each cold execution's times; too few for percentiles.</summary>
    public static DocumentTable Cold(string caption, IEnumerable<BenchSeries> series) => new(
        caption,
        [.. Column.Texts("workflow", "measure", "each cold execution, ms")],
        [.. series.SelectMany(one => Enum.GetValues<Measure>().Select(measure => (string[])
        [
            one.Workflow.ToText(), measure.ForPeople(), string.Join(", ", one.Values(Phase.Cold, measure).Select(Milliseconds)),
        ]))]);

    /// <summary>Executions a second as the number of clients doubles.</summary>
    public static DocumentTable Load(string caption, IEnumerable<BenchSeries> series) => new(
        caption,
        [.. Column.Texts("workflow"), .. Column.Numbers("clients", "executions", "seconds", "a second"), .. Column.Texts("")],
        [.. series.SelectMany(one => one.Load.Select(level => (string[])
        [
            one.Workflow.ToText(), $"{level.Clients}", $"{level.Completed}",
            level.Seconds.ToString("0.0", CultureInfo.InvariantCulture), level.PerSecond.ToString("0.0", CultureInfo.InvariantCulture),
            level == one.Saturation ? "most" : "",
        ]))]);

    /// <summary>What one execution is billed for by its engine, counted from its history.</summary>
    public static DocumentTable Units(IEnumerable<BenchSeries> series) => new(
        "Units of one execution, counted from its own history",
        [.. Column.Texts("workflow", "variant"), .. Column.Numbers("durable operations", "state transitions", "resumes")],
        [.. series.Where(one => one.Units is not null).Select(one => (string[])
        [
            one.Workflow.ToText(), Local.Stacks.VariantNames.ForPeople(one.Variant), $"{one.Units!.DurableOperations}",
            $"{one.Units.StateTransitions}", $"{one.Units.Resumes}",
        ])]);

    private static IEnumerable<string> Cells(IReadOnlyList<Percentile> percentiles) => percentiles.Count == 0
        ? Enumerable.Repeat("–", 2 * EndToEnd.Statistics.Percentiles.Shown.Count)
        : percentiles.SelectMany(percentile => new[] { Milliseconds(percentile.Value), Interval(percentile) });

    // Without a bound the samples were too few for one.
    private static string Interval(Percentile percentile) =>
        $"{Bound(percentile.Low)} to {Bound(percentile.High)}";

    private static string Bound(double? value) => value is { } bound ? Milliseconds(bound) : "?";

    private static string Milliseconds(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
