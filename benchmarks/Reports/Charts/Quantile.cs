namespace Comparison.Reports.Charts;

/// <summary>A percentile and its confidence interval.</summary>
/// <param name="Low">Where the interval starts; null when there were too few samples to bound it.</param>
/// <param name="High">Where it ends; null when there were too few samples to bound it.</param>
public sealed record Quantile(string Label, double Value, double? Low, double? High);
