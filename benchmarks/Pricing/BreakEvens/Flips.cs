using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.BreakEvens;

/// <summary>The break-even points of a workflow, at the assumptions' base values.</summary>
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

    // Whatever the engines charge nothing for in the first thousands of executions is free by month, so a month is what is compared.
    public static IReadOnlyList<Flip> Of(TwinCounts twins, Terms terms, decimal payloadBytes) =>
    [
        Over("executions", "a month", count => Difference(twins, terms, count, freeTiers: true), 1, MostPerMonth),
        Over("steps added", "steps", steps => Difference(twins.Plus(steps, payloadBytes), terms, Million), 0, MostSteps),
        Over("data written on top, each execution", "KB", kilobytes => Difference(Writing(twins, kilobytes), terms, Million), 0, MostKilobytes),
        Over("retries of one more step", "retries", retries => Difference(twins.Plus(1, payloadBytes, retries), terms, Million), 0, MostRetries),
        Over("memory of every function", "MB", memory => Difference(twins, terms with { MemoryMegabytes = memory }, Million), LeastMemory, MostMemory),
    ];

    private static Flip Over(string of, string unit, Func<decimal, decimal> difference, decimal low, decimal high) =>
        new(of, unit, BreakEven.Find(difference, low, high), low, high, difference(low) < 0);

    private static TwinCounts Writing(TwinCounts twins, decimal kilobytes) => twins with
    {
        Durable = twins.Durable with { DurableBytesWritten = twins.Durable.DurableBytesWritten + kilobytes * Kilobyte },
    };

    private static decimal Difference(TwinCounts twins, Terms terms, decimal executions, bool freeTiers = false)
    {
        var durable = Workload.Month(twins.Durable, terms, executions);
        var machine = Workload.Month(twins.StepFunctions, terms, executions);
        return freeTiers ? durable.AfterFreeTiers - machine.AfterFreeTiers : durable.Total - machine.Total;
    }
}
