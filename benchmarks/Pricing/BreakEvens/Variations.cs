using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>What varies in a workflow when its break-even points are looked for.</summary>
public static class Variations
{
    private const decimal Million = 1_000_000;
    private const decimal Kilobyte = 1000;

    // A payload's limit in either engine; durable operations' limit; Lambda's memory.
    private const decimal MaxKilobytes = 256;
    private const decimal MaxSteps = 2500;
    private const decimal MaxRetries = 10;
    private const decimal MinMemory = 128;
    private const decimal MaxMemory = 10_240;
    private const decimal MaxPerMonth = 1_000_000_000;
    private const decimal MaxDays = 365;

    /// <summary>A shape, whose every number varies from its least to its most.</summary>
    public static IReadOnlyList<Variation> All(WaitingShape shape, Terms terms, decimal perMonth)
    {
        Variation Shape(string of, string unit, decimal most, Func<decimal, WaitingShape> vary) =>
            new(of, unit, 0, most, TakesFreeTiers: true, value => (vary(value).ToTwins(), terms, perMonth));
        var twins = shape.ToTwins();
        return
        [
            Volume(twins, terms),
            Shape("steps", "steps", MaxSteps, steps => shape with { Steps = steps }),
            Shape("payload", "KB", MaxKilobytes, kilobytes => shape with { PayloadBytes = kilobytes * Kilobyte }),
            Shape("wait", "days", MaxDays, days => shape with { Wait = TimeSpan.FromDays((double)days) }),
            Retries(twins, terms, perMonth, takesFreeTiers: true),
            Memory(twins, terms, perMonth, takesFreeTiers: true),
        ];
    }

    /// <summary>A workflow as it was metered, with something added to it.</summary>
    /// <param name="resultBytes">What a step that is added returns.</param>
    public static IReadOnlyList<Variation> All(TwinCounts twins, Terms terms, decimal resultBytes) =>
    [
        Volume(twins, terms),
        new("steps added", "steps", 0, MaxSteps, TakesFreeTiers: false, steps => (twins.Plus(Element.Step, steps, resultBytes), terms, Million)),
        new("data written on top, each execution", "KB", 0, MaxKilobytes, TakesFreeTiers: false,
            kilobytes => (twins.Writing(kilobytes * Kilobyte), terms, Million)),
        Retries(twins, terms, Million, takesFreeTiers: false),
        Memory(twins, terms, Million, takesFreeTiers: false),
    ];

    // What the first thousands of executions cost hangs on free tiers, so by volume they are always taken off.
    private static Variation Volume(TwinCounts twins, Terms terms) =>
        new("executions", "a month", 1, MaxPerMonth, TakesFreeTiers: true, count => (twins, terms, count));

    private static Variation Retries(TwinCounts twins, Terms terms, decimal executions, bool takesFreeTiers) =>
        new("retries of each step and task", "retries", 0, MaxRetries, takesFreeTiers,
            retries => (twins, terms with { Retries = retries }, executions));

    private static Variation Memory(TwinCounts twins, Terms terms, decimal executions, bool takesFreeTiers) =>
        new("memory of every function", "MB", MinMemory, MaxMemory, takesFreeTiers,
            memory => (twins, terms with { MemoryMegabytes = memory }, executions));
}

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
    public (decimal Durable, decimal StepFunctions) Costs(decimal value, Levels levels)
    {
        var (twins, terms, executions) = At(value);
        return (Cost(twins.Durable), Cost(twins.StepFunctions));

        decimal Cost(Counts counts)
        {
            var bill = Workload.Month(counts, terms, executions, levels);
            return TakesFreeTiers ? bill.AfterFreeTiers : bill.Total;
        }
    }

    /// <summary>Where the cheaper variant changes.</summary>
    public Flip Flip() => new(
        Of, Unit, BreakEven.Find(value => Extra(value, Level.Base), Low, High), FindWorst(1), FindWorst(-1), Low, High,
        Extra(Low, Level.Base) < 0);

    // What is worst for a variant at one end of the range may not be at the other: both are looked at everywhere.
    private decimal? FindWorst(int sign)
    {
        Levels[] worst = [.. new[] { Low, High }.Select(end => Levels.Highest(levels => sign * Extra(end, levels)))];
        return BreakEven.Find(value => sign * worst.Max(levels => sign * Extra(value, levels)), Low, High);
    }

    // What durable functions cost more.
    private decimal Extra(decimal value, Levels levels)
    {
        var (durable, machine) = Costs(value, levels);
        return durable - machine;
    }
}
