using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Advice;

/// <summary>How many times the durable variant's cost Step Functions costs: below 1 it is cheaper.</summary>
/// <param name="AtBase">With n transitions, every assumption at base.</param>
/// <param name="Contested">With n + 2: Start and End billed.</param>
/// <param name="Least">With every assumption at the end that is worst for durable functions, the same for both variants.</param>
/// <param name="Greatest">With every assumption at the end that is worst for Step Functions.</param>
public sealed record Ratios(decimal AtBase, decimal Contested, decimal Least, decimal Greatest)
{
    private const decimal Million = 1_000_000;

    /// <summary>The cheaper variant stays the cheaper one at both ends.</summary>
    public bool IsCertain => Least > 1 == Greatest > 1;

    /// <summary>Of a million executions, free tiers left out.</summary>
    public static Ratios For(TwinCounts twins, Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        decimal Ratio(Levels levels, Terms priced) =>
            Workload.Month(twins.StepFunctions, priced, Million, levels).Total / Workload.Month(twins.Durable, priced, Million, levels).Total;
        var worstForDurable = Levels.Highest(levels => -Ratio(levels, terms));
        var worstForMachine = Levels.Highest(levels => Ratio(levels, terms));
        return new(Ratio(Level.Base, terms), Ratio(Level.Base, terms.Contested), Ratio(worstForDurable, terms), Ratio(worstForMachine, terms));
    }
}
