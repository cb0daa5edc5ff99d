using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using static Comparison.Pricing.Workloads.Workload;

namespace Comparison.Pricing.Workloads;

/// <summary>What the two services charge for running a workflow, besides the functions that it uses.</summary>
internal static class EngineItems
{
    private const decimal Gigabyte = 1_000_000_000;
    private const decimal DaysPerMonth = 30;

    /// <summary>Operations, data written and data kept of a durable execution.</summary>
    public static IEnumerable<Item> Durable(Counts counts, Terms terms, Levels levels)
    {
        var bytes = counts.DurableBytesWritten;
        var waiting = (decimal)counts.Waiting.TotalDays;
        var free = counts.DurableOperations > 0 ? 1 - Assumed.DurableStart.At(levels) : 0;
        var branches = counts.FlatBranches * Assumed.OperationsPerFlatBranch.At(levels);
        yield return new(CostGroup.Orchestration, Component.DurableOperation, counts.DurableOperations + branches - free,
            () => Several(counts.DurableOperations, "operation")
            + (branches > 0 ? $" + {Text(branches)} for flat branches" : "") + (free > 0 ? $" - {Text(free)} for the start" : ""));
        yield return new(CostGroup.Orchestration, Component.DurableDataWritten, bytes / Gigabyte, () => $"{Text(bytes)} bytes");
        yield return new(
            CostGroup.Orchestration, Component.DurableDataRetained, bytes / Gigabyte * (waiting + terms.RetentionDays) / DaysPerMonth,
            () => $"{Text(bytes)} bytes × ({Text(waiting)} days waiting + {Text(terms.RetentionDays)} retained) ÷ 30");
    }

    /// <summary>Transitions of a state machine, and the Express executions that it starts.</summary>
    public static IEnumerable<Item> Machine(Counts counts, Terms terms, Levels levels)
    {
        var extra = counts.StatesEntered > 0 ? terms.StartAndEnd ?? Assumed.StartAndEnd.At(levels) : 0;
        var retries = counts.TransitionRetries * Assumed.TransitionsPerRetry.At(levels);
        yield return new(CostGroup.Orchestration, Component.StateTransition, counts.StatesEntered + retries + extra,
            () => Several(counts.StatesEntered, "state")
            + (retries > 0 ? $" + {Text(retries)} retries" : "") + (extra > 0 ? $" + {Text(extra)} for start and end" : ""));

        yield return new(
            CostGroup.Orchestration, Component.ExpressRequest, counts.ExpressRequests, () => Several(counts.ExpressRequests, "Express request"));
        var (milliseconds, megabytes) = (Assumed.ExpressMilliseconds.At(levels), Assumed.ExpressMegabytes.At(levels));
        yield return counts.ExpressGigabyteSeconds is { } metered
            ? new(CostGroup.Orchestration, Component.ExpressDuration, metered, () => $"{Text(metered)} GB-seconds")
            : new(CostGroup.Orchestration, Component.ExpressDuration,
                counts.ExpressRequests * Express.GigabyteSeconds(milliseconds, megabytes),
                () => $"{Text(counts.ExpressRequests)} × {Text(milliseconds)} ms × {Text(megabytes)} MB, as assumed");
    }
}
