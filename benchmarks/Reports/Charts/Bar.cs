namespace Comparison.Reports.Charts;

/// <summary>A bar of parts that lie end to end.</summary>
/// <param name="Parts">At least 0 each, in the order of the chart's parts.</param>
/// <param name="Low">Where the range of their sum starts, if there is one.</param>
/// <param name="High">Where it ends.</param>
public sealed record Bar(Hue Hue, IReadOnlyList<double> Parts, double? Low = null, double? High = null)
{
    public double Total => Parts.Sum();
}
