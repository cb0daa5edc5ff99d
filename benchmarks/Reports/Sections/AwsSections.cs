using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Tables;
using Comparison.EndToEnd;

namespace Comparison.Reports.Sections;

/// <summary>What was timed on AWS.</summary>
internal static class AwsSections
{
    public static IEnumerable<Section> Create(BenchResult bench)
    {
        yield return new("aws", "Measured on AWS: how", [.. MethodBlocks.Create(bench)]);
        foreach (var variant in Enum.GetValues<Variant>())
            if (bench.Series.Where(series => series.Variant == variant).ToList() is { Count: > 0 } series)
                yield return new($"aws-{variant.ToText()}", $"Measured on AWS: {variant.ForPeople()}", [.. Blocks(series)]);
    }

    private static IEnumerable<Block> Blocks(IReadOnlyList<BenchSeries> series)
    {
        foreach (var one in series)
            yield return new(Figure: LatencyFigures.Create(one, "aws"));
        yield return new(Table: LatencyTables.Percentiles("Milliseconds, by the engine's own history", series));
        yield return new(
            Table: LatencyTables.Cold("The first execution of the bench; whether its functions were cold, no history tells", series));
        if (series.Any(one => one.Load.Count > 0))
            yield return new(Table: LatencyTables.Load("Rising load", series));
    }
}
