using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Tables;
using Comparison.EndToEnd;

namespace Comparison.Reports.Sections;

/// <summary>What was timed on the local engines: a section for each of them, because one beside the other would compare our engines.</summary>
internal static class LocalSections
{
    public static IEnumerable<Section> Create(BenchResult bench, ReplayGrowth? replay)
    {
        yield return new("local", "Local engines: how they were timed", [.. MethodBlocks.Create(bench)]);
        foreach (var variant in Enum.GetValues<Variant>())
            if (bench.Series.Where(series => series.Variant == variant).ToList() is { Count: > 0 } series)
                yield return new(
                    $"local-{variant.ToText()}", $"Local engine of {Name(variant)}",
                    [.. Blocks(series), .. variant == Variant.Durable && replay is not null ? Replay(replay) : []]);
    }

    private static IEnumerable<Block> Blocks(IReadOnlyList<BenchSeries> series)
    {
        yield return new("Times of this repository's engine on the machine above: not of AWS, and no measure of the other variant.");
        foreach (var one in series)
            yield return new(Figure: LatencyFigures.Create(one, "local"));
        yield return new(Table: LatencyTables.Percentiles("Warm, milliseconds, local engine", series));
        yield return new(
            Table: LatencyTables.Cold("First execution of a stack that was just deployed, local engine", series), IsFolded: true);
        if (series.Any(one => one.Load.Count > 0))
            yield return new(Table: LatencyTables.Load("Rising load, local engine", series), IsFolded: true);
    }

    private static IEnumerable<Block> Replay(ReplayGrowth replay)
    {
        yield return new(
            "A durable function runs from its beginning each time that it is resumed, and takes from the journal what it did before.");
        yield return new(Figure: ReplayFigure.Create(replay));
    }

    private static string Name(Variant variant) => variant == Variant.Durable ? "durable functions" : "Step Functions";
}
