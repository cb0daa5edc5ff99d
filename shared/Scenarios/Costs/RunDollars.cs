using Comparison.Domain;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Costs;

/// <summary>What a million runs like a metered one cost on AWS, as the Terraform roots deploy it: modelled US dollars, free tiers left out.</summary>
/// <param name="Observing">Logs and traces.</param>
/// <param name="Low">The total with each assumption at its low end.</param>
/// <param name="High">The total with each assumption at its high end.</param>
public sealed record RunDollars(
    decimal Orchestration, decimal Functions, decimal SharedApi, decimal Observing, decimal Low, decimal High)
{
    private const decimal Million = 1_000_000;

    public decimal Total => Orchestration + Functions + SharedApi + Observing;

    /// <summary>What comes on top if Start and End are billed, as one source has it: in no other figure but <see cref="High"/>.</summary>
    public decimal Contested { get; init; }

    /// <summary>The prices and how functions are deployed, for whoever shows the figures.</summary>
    public static Terms Terms => Deployed.Terms;

    /// <exception cref="ArgumentException">Nobody counted what the run used.</exception>
    public static RunDollars Price(SampleRun run, WorkflowName workflow)
    {
        var counts = MeteredCounts.Count(run, workflow);
        var bill = Workload.Month(counts, Terms, Million);
        decimal At(Level level) => Workload.Month(counts, Terms, Million, level).Total;
        return new(
            bill.Amount(CostGroup.Orchestration), bill.Amount(CostGroup.Functions), bill.Amount(CostGroup.SharedApi),
            bill.Amount(CostGroup.Observing), At(Level.Low), At(Level.High))
        {
            Contested = Workload.Month(counts, Terms.Contested, Million).Total - bill.Total,
        };
    }
}
