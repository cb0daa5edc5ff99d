using Comparison.Local.Stacks;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Charts;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Costs;

namespace Comparison.Web.Costs;

/// <summary>A month of both variants, by the numbers that somebody chose.</summary>
public sealed class CostSheet
{
    private const decimal BytesPerKilobyte = 1000;

    /// <param name="chosen">A number for each dial.</param>
    /// <param name="region">One of <see cref="PriceSheets.Regions"/>; prices that are not known there are assumed, and marked so.</param>
    public CostSheet(Func<Dial, decimal> chosen, string region)
    {
        PerMonth = chosen(Dial.Volume);
        Shape = new(chosen(Dial.Steps), chosen(Dial.Payload) * BytesPerKilobyte, TimeSpan.FromDays((double)chosen(Dial.Wait)));
        Terms = RunDollars.Terms with { Sheet = PriceSheets.For(region, assumeHome: true), MemoryMegabytes = chosen(Dial.Memory) };
        Twins = Shape.ToTwins();
        (Durable, StepFunctions) = (Bill(Twins.Durable, Level.Base), Bill(Twins.StepFunctions, Level.Base));
    }

    public decimal PerMonth { get; }

    public WaitingShape Shape { get; }

    public Terms Terms { get; }

    /// <summary>Before free tiers; so are all amounts of a bill's lines.</summary>
    public Bill Durable { get; }

    public Bill StepFunctions { get; }

    /// <summary>What may vary while the rest stays as it was chosen.</summary>
    public IReadOnlyList<Variation> Variations => Pricing.BreakEvens.Variations.All(Shape, Terms, PerMonth);

    /// <summary>The parts of both bars.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. Enum.GetValues<CostGroup>().Select(CostTables.ToText)];

    public BarGroup Bars => new("a month", [Bar(Hue.Durable, Twins.Durable, Durable), Bar(Hue.StepFunctions, Twins.StepFunctions, StepFunctions)]);

    /// <summary>Both bills, component by component.</summary>
    public IEnumerable<CostRow> Rows => Durable.Lines.Concat(StepFunctions.Lines)
        .Select(line => (line.Group, line.Component))
        .Distinct()
        .OrderBy(key => key.Group).ThenBy(key => key.Component)
        .Select(key => new CostRow(
            CostTables.ToText(key.Group), ComponentWords.ToText(key.Component), Find(Durable, key.Group, key.Component), Find(StepFunctions, key.Group, key.Component)));

    private TwinCounts Twins { get; }

    public Bill this[Variant variant] => variant == Variant.Durable ? Durable : StepFunctions;

    /// <summary>The least and the most that a variant may cost, by the ranges of the assumptions.</summary>
    public (decimal Low, decimal High) RangeOf(Variant variant)
    {
        var counts = variant == Variant.Durable ? Twins.Durable : Twins.StepFunctions;
        return (Bill(counts, Level.Low).Total, Bill(counts, Level.High).Total);
    }

    private Bill Bill(Counts counts, Level level) => Workload.Month(counts, Terms, PerMonth, level);

    private Bar Bar(Hue hue, Counts counts, Bill bill) => new(
        hue, [.. Enum.GetValues<CostGroup>().Select(group => (double)bill.Amount(group))],
        (double)Bill(counts, Level.Low).Total, (double)Bill(counts, Level.High).Total);

    private static CostLine? Find(Bill bill, CostGroup group, Component component) =>
        bill.Lines.SingleOrDefault(line => line.Group == group && line.Component == component);
}

/// <summary>What one component costs in both variants.</summary>
/// <param name="Durable">Null where the variant needs none of it.</param>
public sealed record CostRow(string Group, string Name, CostLine? Durable, CostLine? StepFunctions);
