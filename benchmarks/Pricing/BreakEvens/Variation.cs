using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>One thing of a workflow that varies while the rest stays.</summary>
/// <param name="Of">What varies.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Low">Where the range starts that is looked at.</param>
/// <param name="High">Where it ends.</param>
/// <param name="TakesFreeTiers">Whether the account's free tiers are taken off; for a metered million they would only blur what one thing costs.</param>
/// <param name="At">What the workflow and its terms become, and how many executions are compared.</param>
public sealed record Variation(
    string Of, string Unit, decimal Low, decimal High, bool TakesFreeTiers,
    Func<decimal, (TwinCounts Twins, Terms Terms, decimal Executions)> At)
{
    /// <summary>What both variants cost at a value, in US dollars.</summary>
    public (decimal Durable, decimal StepFunctions) Costs(decimal value, Level durable, Level machine)
    {
        var (twins, terms, executions) = At(value);
        return (Cost(twins.Durable, durable), Cost(twins.StepFunctions, machine));

        decimal Cost(Counts counts, Level level)
        {
            var bill = Workload.Month(counts, terms, executions, level);
            return TakesFreeTiers ? bill.AfterFreeTiers : bill.Total;
        }
    }

    /// <summary>Where the cheaper variant changes.</summary>
    public Flip Flip()
    {
        Func<decimal, decimal> Extra(Level durable, Level machine) => value =>
        {
            var (one, other) = Costs(value, durable, machine);
            return one - other;
        };
        decimal? Find(Level durable, Level machine) => BreakEven.Find(Extra(durable, machine), Low, High);
        return new(
            Of, Unit, Find(Level.Base, Level.Base), Find(Level.High, Level.Low), Find(Level.Low, Level.High), Low, High,
            Extra(Level.Base, Level.Base)(Low) < 0);
    }
}
