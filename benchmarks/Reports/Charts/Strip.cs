namespace Comparison.Reports.Charts;

/// <summary>A row of samples and what they come to.</summary>
/// <param name="Samples">Each of them, as it was measured.</param>
public sealed record Strip(string Label, IReadOnlyList<double> Samples, IReadOnlyList<Quantile> Quantiles);
