using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>What varies in a workflow when its break-even points are looked for.</summary>
public static class Variations
{
    private const decimal Million = 1_000_000;
    private const decimal Kilobyte = 1000;

    // A payload's limit in either engine; durable operations' limit; Lambda's memory.
    private const decimal MostKilobytes = 256;
    private const decimal MostSteps = 2500;
    private const decimal MostRetries = 10;
    private const decimal LeastMemory = 128;
    private const decimal MostMemory = 10_240;
    private const decimal MostPerMonth = 1_000_000_000;
    private const decimal MostDays = 365;

    /// <summary>A shape, whose every number varies from its least to its most.</summary>
    public static IReadOnlyList<Variation> Of(WaitingShape shape, Terms terms, decimal perMonth)
    {
        Variation Shape(string of, string unit, decimal most, Func<decimal, WaitingShape> vary) =>
            new(of, unit, 0, most, TakesFreeTiers: true, value => (vary(value).ToTwins(), terms, perMonth));
        var twins = shape.ToTwins();
        return
        [
            Volume(twins, terms),
            Shape("steps", "steps", MostSteps, steps => shape with { Steps = steps }),
            Shape("payload", "KB", MostKilobytes, kilobytes => shape with { PayloadBytes = kilobytes * Kilobyte }),
            Shape("wait", "days", MostDays, days => shape with { Wait = TimeSpan.FromDays((double)days) }),
            Retries(twins, terms, perMonth, takesFreeTiers: true),
            Memory(twins, terms, perMonth, takesFreeTiers: true),
        ];
    }

    /// <summary>A workflow as it was metered, with something added to it.</summary>
    /// <param name="resultBytes">What a step that is added returns.</param>
    public static IReadOnlyList<Variation> Of(TwinCounts twins, Terms terms, decimal resultBytes) =>
    [
        Volume(twins, terms),
        new("steps added", "steps", 0, MostSteps, TakesFreeTiers: false, steps => (twins.Plus(steps, resultBytes), terms, Million)),
        new("data written on top, each execution", "KB", 0, MostKilobytes, TakesFreeTiers: false,
            kilobytes => (twins.Writing(kilobytes * Kilobyte), terms, Million)),
        Retries(twins, terms, Million, takesFreeTiers: false),
        Memory(twins, terms, Million, takesFreeTiers: false),
    ];

    // What the first thousands of executions cost hangs on free tiers, so by volume they are always taken off.
    private static Variation Volume(TwinCounts twins, Terms terms) =>
        new("executions", "a month", 1, MostPerMonth, TakesFreeTiers: true, count => (twins, terms, count));

    private static Variation Retries(TwinCounts twins, Terms terms, decimal executions, bool takesFreeTiers) =>
        new("retries of each step and task", "retries", 0, MostRetries, takesFreeTiers,
            retries => (twins, terms with { Retries = retries }, executions));

    private static Variation Memory(TwinCounts twins, Terms terms, decimal executions, bool takesFreeTiers) =>
        new("memory of every function", "MB", LeastMemory, MostMemory, takesFreeTiers,
            memory => (twins, terms with { MemoryMegabytes = memory }, executions));
}
