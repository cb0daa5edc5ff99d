namespace Comparison.Reports.Charts;

/// <summary>A value on the horizontal axis that a chart points at: where costs are equal, say.</summary>
public sealed record Marker(double X, string Label);
