namespace Comparison.EndToEnd.Statistics;

/// <summary>A percentile of samples and the interval that holds the true one with 95 % confidence.</summary>
/// <param name="Of">50, 90 or 99.</param>
/// <param name="Value">The sample at the percentile's nearest rank.</param>
/// <param name="Low">Where the interval starts; null when there are too few samples to bound it.</param>
/// <param name="High">Where it ends; null when there are too few samples: the 99th percentile takes 368 of them.</param>
public sealed record Percentile(int Of, double Value, double? Low, double? High);
