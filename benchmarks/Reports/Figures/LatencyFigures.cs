using Comparison.Reports.Charts;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.EndToEnd;
using Comparison.EndToEnd.Timing;

namespace Comparison.Reports.Figures;

/// <summary>The charts of times: one for a workflow in a variant.</summary>
internal static class LatencyFigures
{
    public static Figure Create(BenchSeries series, string target) => Figure.Render<LatencyStrips>(
        $"latency-{target}-{series.Variant.ToText()}-{series.Workflow.ToText()}",
        $"{series.Workflow.ToText()}, {series.Variant.ForPeople()}: every warm execution",
        new()
        {
            ["Description"] = string.Join(' ', Enum.GetValues<Measure>().Select(measure => Describe(series, measure))),
            ["Hue"] = series.Variant == Variant.Durable ? Hue.Durable : Hue.StepFunctions,
            ["Strips"] = (IReadOnlyList<Strip>)[.. Enum.GetValues<Measure>().Select(measure => Strip(series, measure))],
            ["Unit"] = target == "local" ? "milliseconds, local engine, not AWS" : "milliseconds on AWS, by the engine's history",
        });

    private static Strip Strip(BenchSeries series, Measure measure) => new(
        measure.ForPeople(), series.Values(Phase.Measured, measure),
        [.. series.Percentiles(measure).Select(percentile => new Quantile(
            $"p{percentile.Of}", percentile.Value, percentile.Low, percentile.High))]);

    private static string Describe(BenchSeries series, Measure measure) =>
        $"{measure.ForPeople()}: {string.Join(", ", series.Percentiles(measure).Select(percentile => $"p{percentile.Of} {percentile.Value:0} ms"))}.";
}
