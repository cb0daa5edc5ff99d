using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>The break-even points of a workflow.</summary>
public static class Flips
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

    /// <summary>What a workflow and its terms become when one thing varies, and how many executions are compared.</summary>
    private delegate (TwinCounts Twins, Terms Terms, decimal Executions) Varied(decimal value);

    /// <summary>The break-even points of a shape, whose every number varies from its least to its most.</summary>
    public static IReadOnlyList<Flip> Of(WaitingShape shape, Terms terms, decimal perMonth)
    {
        Varied Shape(Func<decimal, WaitingShape> vary) => value => (vary(value).ToTwins(), terms, perMonth);
        var twins = shape.ToTwins();
        return
        [
            Over("executions", "a month", 1, MostPerMonth, count => (twins, terms, count), freeTiers: true),
            Over("steps", "steps", 0, MostSteps, Shape(steps => shape with { Steps = steps }), freeTiers: true),
            Over("payload", "KB", 0, MostKilobytes, Shape(kilobytes => shape with { PayloadBytes = kilobytes * Kilobyte }), freeTiers: true),
            Over("wait", "days", 0, MostDays, Shape(days => shape with { Wait = TimeSpan.FromDays((double)days) }), freeTiers: true),
            Over("retries of each step", "retries", 0, MostRetries, Shape(retries => shape with { Retries = retries }), freeTiers: true),
            Over("memory of every function", "MB", LeastMemory, MostMemory,
                memory => (twins, terms with { MemoryMegabytes = memory }, perMonth), freeTiers: true),
        ];
    }

    /// <summary>The break-even points of a workflow as it was metered, with something added to it.</summary>
    /// <param name="resultBytes">What a step that is added returns.</param>
    public static IReadOnlyList<Flip> Of(TwinCounts twins, Terms terms, decimal resultBytes) =>
    [
        Over("executions", "a month", 1, MostPerMonth, count => (twins, terms, count), freeTiers: true),
        Over("steps added", "steps", 0, MostSteps, steps => (twins.Plus(steps, resultBytes), terms, Million)),
        Over("data written on top, each execution", "KB", 0, MostKilobytes,
            kilobytes => (twins.Writing(kilobytes * Kilobyte), terms, Million)),
        Over("retries of one more step", "retries", 0, MostRetries,
            retries => (twins.Plus(1, resultBytes, retries), terms, Million)),
        Over("memory of every function", "MB", LeastMemory, MostMemory,
            memory => (twins, terms with { MemoryMegabytes = memory }, Million)),
    ];

    // What the first thousands of executions cost hangs on free tiers, so by volume they are taken off; for a metered million they
    // would only blur what one thing costs.
    private static Flip Over(string of, string unit, decimal low, decimal high, Varied varied, bool freeTiers = false)
    {
        Func<decimal, decimal> Difference(Level durable, Level machine) => value => Extra(varied(value), durable, machine, freeTiers);
        decimal? Find(Level durable, Level machine) => BreakEven.Find(Difference(durable, machine), low, high);
        return new(
            of, unit, Find(Level.Base, Level.Base), Find(Level.High, Level.Low), Find(Level.Low, Level.High), low, high,
            Difference(Level.Base, Level.Base)(low) < 0);
    }

    /// <summary>What durable functions cost more than Step Functions.</summary>
    private static decimal Extra(
        (TwinCounts Twins, Terms Terms, decimal Executions) of, Level durableLevel, Level machineLevel, bool freeTiers)
    {
        var durable = Workload.Month(of.Twins.Durable, of.Terms, of.Executions, durableLevel);
        var machine = Workload.Month(of.Twins.StepFunctions, of.Terms, of.Executions, machineLevel);
        return freeTiers ? durable.AfterFreeTiers - machine.AfterFreeTiers : durable.Total - machine.Total;
    }
}
