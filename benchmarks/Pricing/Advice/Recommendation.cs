using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Advice;

/// <summary>Which variant costs less for a shape, and how much of that hangs on assumptions.</summary>
/// <param name="Durable">The month's bill, free tiers not taken off.</param>
/// <param name="IsCertain">The winner stays the same with every assumption at the end of its range that is worst for it.</param>
public sealed record Recommendation(
    Bill Durable, Bill StepFunctions, bool IsCertain, IReadOnlyList<Flip> Flips, IReadOnlyList<Limit> Limits)
{
    /// <summary>Null when both cost the same to the last digit.</summary>
    public bool? DurableWins => Durable.AfterFreeTiers == StepFunctions.AfterFreeTiers
        ? null
        : Durable.AfterFreeTiers < StepFunctions.AfterFreeTiers;

    /// <summary>How much the cheaper one is below the other, from 0 to 1.</summary>
    public decimal Margin
    {
        get
        {
            var (one, other) = (Durable.AfterFreeTiers, StepFunctions.AfterFreeTiers);
            return Math.Max(one, other) is var most and > 0 ? Math.Abs(one - other) / most : 0;
        }
    }

    /// <summary>The limits that a variant breaks: whatever it costs, it cannot carry the workflow.</summary>
    public IReadOnlyList<Limit> Broken(bool isDurable) => [.. Limits.Where(limit => limit.IsDurable == isDurable && limit.IsBroken)];

    public static Recommendation For(WaitingShape shape, Terms terms, decimal perMonth)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var twins = shape.ToTwins();
        return For(twins, terms, perMonth, BreakEvens.Flips.Find(shape, terms, perMonth), Advice.Limits.For(twins, shape.PayloadBytes));
    }

    public static Recommendation For(
        TwinCounts twins, Terms terms, decimal perMonth, IReadOnlyList<Flip> flips, IReadOnlyList<Limit> limits)
    {
        ArgumentNullException.ThrowIfNull(twins);
        Bill Durable(Levels levels) => Workload.Month(twins.Durable, terms, perMonth, levels);
        Bill Machine(Levels levels) => Workload.Month(twins.StepFunctions, terms, perMonth, levels);
        decimal Extra(Levels levels) => Durable(levels).AfterFreeTiers - Machine(levels).AfterFreeTiers;
        var atWorst = Extra(Levels.Highest(Extra)) < 0;
        var atBest = Extra(Levels.Highest(levels => -Extra(levels))) < 0;
        return new(Durable(Level.Base), Machine(Level.Base), atWorst == atBest, flips, limits);
    }
}
