namespace Comparison.Reports.Charts;

/// <summary>A value that an axis names.</summary>
/// <param name="At">Where it stands, in units of the drawing.</param>
public sealed record Tick(double At, string Label);
