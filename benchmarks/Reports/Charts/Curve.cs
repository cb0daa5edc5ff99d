namespace Comparison.Reports.Charts;

/// <summary>A line through points, from left to right.</summary>
/// <param name="Low">The lower edge of the range around it, a value for each point; null when it has none.</param>
/// <param name="High">The upper edge.</param>
public sealed record Curve(
    Hue Hue, string Name, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<double>? Low = null, IReadOnlyList<double>? High = null);
