using Comparison.Reports.Charts;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Figures;

/// <summary>The chart of replay growth. State machines have none to set beside it: they do not replay.</summary>
internal static class ReplayFigure
{
    public static Figure Of(ReplayGrowth growth) => Figure.Of<Curves>(
        "replay-growth", "Replay of a durable execution",
        new()
        {
            ["Description"] = string.Join(", ", growth.Points.Select(point =>
                $"{ChartNumber.Label(point.Operations)} operations {ChartNumber.Label(point.Milliseconds)} ms")) + ".",
            ["Lines"] = (IReadOnlyList<Curve>)[new Curve(Hue.Durable, "durable, local engine", growth.Points)],
            ["XUnit"] = "recorded operations",
            ["YUnit"] = "ms, median, local engine",
            ["Logarithmic"] = true,
            ["WithPoints"] = true,
        });
}
