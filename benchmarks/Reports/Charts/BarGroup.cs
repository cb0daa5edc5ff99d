namespace Comparison.Reports.Charts;

/// <summary>Bars that belong together: one thing, a bar for each variant.</summary>
public sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);
