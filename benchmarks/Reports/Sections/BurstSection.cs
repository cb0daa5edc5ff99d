using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Tables;

namespace Comparison.Reports.Sections;

/// <summary>Past one machine: what an account's quotas make of ten thousand answers at nine on Monday.</summary>
internal static class BurstSection
{
    /// <param name="isDrawn">Whether the chart of all sizes is worth its seconds: it is the same for every run.</param>
    public static Section Create(bool isDrawn)
    {
        var (durable, machine) = BurstFigure.TenThousand;
        return new("quotas", "Where quotas bind",
        [
            new($"{QuotaTables.Drained(durable, machine, BurstFigure.Quotas)} {QuotaTables.Played} ./compare advise --burst and --per-second take other numbers."),
            .. isDrawn ? [new Block(Figure: BurstFigure.Create())] : Array.Empty<Block>(),
            new(Table: QuotaTables.Burst(durable, machine, BurstFigure.Quotas)),
            new(Table: QuotaTables.Sheet(BurstFigure.Quotas), IsFolded: true),
        ]);
    }
}
