using Comparison.Local.Stacks;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Costs;

/// <summary>What a million runs like a metered one cost on AWS: modelled US dollars in us-east-1, free tiers left out.</summary>
/// <param name="Low">The total with each assumption at its low end.</param>
/// <param name="High">The total with each assumption at its high end.</param>
public sealed record RunDollars(decimal Orchestration, decimal Functions, decimal SharedApi, decimal Low, decimal High)
{
    private const decimal Million = 1_000_000;

    public decimal Total => Orchestration + Functions + SharedApi;

    /// <summary>The prices and how functions are deployed, for whoever shows the figures.</summary>
    public static Terms Terms { get; } = new(PriceSheets.Of(PriceSheets.Home), RetentionDays: StackOptions.RetentionDays);

    public static RunDollars Of(SampleRun run)
    {
        var counts = MeteredCounts.Of(run);
        var bill = Workload.Month(counts, Terms, Million);
        return new(
            bill.Of(CostGroup.Orchestration), bill.Of(CostGroup.Functions), bill.Of(CostGroup.SharedApi),
            Workload.Month(counts, Terms, Million, Level.Low).Total, Workload.Month(counts, Terms, Million, Level.High).Total);
    }
}
