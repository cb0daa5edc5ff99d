using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Workloads;

/// <summary>Turns counts into what is billed: the one place where the model's formulas stand.</summary>
public static class Workload
{
    private const decimal Gigabyte = 1_000_000_000;
    private const decimal DaysPerMonth = 30;

    /// <summary>What one execution needs of each component.</summary>
    /// <param name="level">Which end of the assumptions is taken.</param>
    public static IReadOnlyList<Item> Items(Counts counts, Terms terms, Level level = Level.Base)
    {
        var retried = counts.Retried(terms.Retries ?? Assumed.RetriesPerAttempt.At(level));
        return [.. Orchestration(retried, terms, level), .. Functions(retried, terms, level), .. Api(retried, terms, level)];
    }

    /// <summary>What a month costs even when nothing runs: an event source mapping asks its queue all the time.</summary>
    /// <param name="queues">How many queues have a consumer.</param>
    public static IReadOnlyList<Item> Idle(int queues, Level level = Level.Base) =>
    [
        new(CostGroup.Functions, Component.SqsRequest, queues * Assumed.IdlePollsPerMinute.At(level) * 60 * 24 * DaysPerMonth,
            $"{queues} queue × {Text(Assumed.IdlePollsPerMinute.At(level))} empty receives a minute × 30 days"),
    ];

    /// <summary>A month of executions.</summary>
    /// <exception cref="PriceSheetException">A price that this needs is not known in the Region.</exception>
    public static Bill Month(Counts counts, Terms terms, decimal executions, Level level = Level.Base, int queues = 0) =>
        Bill.For(executions, Items(counts, terms, level), terms.Sheet, Idle(queues, level));

    private static IEnumerable<Item> Orchestration(Counts counts, Terms terms, Level level)
    {
        var bytes = counts.DurableBytesWritten;
        var waiting = (decimal)counts.Waiting.TotalDays;
        var days = waiting + terms.RetentionDays;
        yield return new(
            CostGroup.Orchestration, Component.DurableOperation, counts.DurableOperations, Several(counts.DurableOperations, "operation"));
        yield return new(CostGroup.Orchestration, Component.DurableDataWritten, bytes / Gigabyte, $"{Text(bytes)} bytes");
        yield return new(CostGroup.Orchestration, Component.DurableDataRetained, bytes / Gigabyte * days / DaysPerMonth,
            $"{Text(bytes)} bytes × ({Text(waiting)} days waiting + {Text(terms.RetentionDays)} retained) ÷ 30");

        var extra = counts.StatesEntered > 0 ? Assumed.StartAndEnd.At(level) : 0;
        var retries = counts.TransitionRetries * Assumed.TransitionsPerRetry.At(level);
        yield return new(CostGroup.Orchestration, Component.StateTransition, counts.StatesEntered + retries + extra,
            $"{Text(counts.StatesEntered)} states{(retries > 0 ? $" + {Text(retries)} retries" : "")} + {Text(extra)} for start and end");
    }

    private static IEnumerable<Item> Functions(Counts counts, Terms terms, Level level)
    {
        var cold = (counts.FunctionRequests - counts.Resumes) * Assumed.ColdShare.At(level)
            + counts.Resumes * Assumed.ColdShareOfResumes.At(level);
        var warm = counts.FunctionRequests - cold + counts.InlineWork;
        var milliseconds = Milliseconds(warm, cold, level) + counts.Checkpoints * Assumed.CheckpointMilliseconds.At(level);
        var checkpoints = counts.Checkpoints > 0
            ? $" + {Text(counts.Checkpoints)} checkpoints × {Text(Assumed.CheckpointMilliseconds.At(level))} ms"
            : "";
        yield return new(
            CostGroup.Functions, Component.LambdaRequest, counts.FunctionRequests, Several(counts.FunctionRequests, "request"));
        yield return new(CostGroup.Functions, terms.Duration, terms.Gigabytes * milliseconds / 1000,
            $"{Text(terms.MemoryMegabytes)} MB × ({Durations(warm, cold, level)}{checkpoints})");
        yield return new(CostGroup.Functions, Component.SqsRequest, counts.SqsRequests, Several(counts.SqsRequests, "request"));
        yield return new(CostGroup.Functions, Component.DynamoDbWrite, counts.DynamoDbWrites, Several(counts.DynamoDbWrites, "write unit"));
        yield return new(CostGroup.Functions, Component.DynamoDbRead, counts.DynamoDbReads, Several(counts.DynamoDbReads, "read unit"));
        yield return new(CostGroup.Functions, Component.LogIngestion, counts.LogBytes / Gigabyte, $"{Text(counts.LogBytes)} bytes");
    }

    private static IEnumerable<Item> Api(Counts counts, Terms terms, Level level)
    {
        var functions = counts.ApiRequests - counts.ApiRequestsWithoutFunction;
        var cold = functions * Assumed.ColdShare.At(level);
        var warm = functions - cold;
        yield return new(CostGroup.SharedApi, Component.HttpApiRequest, counts.ApiRequests, Several(counts.ApiRequests, "request"));
        yield return new(CostGroup.SharedApi, Component.LambdaRequest, functions, Several(functions, "request"));
        yield return new(CostGroup.SharedApi, terms.Duration, terms.Gigabytes * Milliseconds(warm, cold, level) / 1000,
            $"{Text(terms.MemoryMegabytes)} MB × ({Durations(warm, cold, level)})");
    }

    private static decimal Milliseconds(decimal warm, decimal cold, Level level) =>
        warm * Assumed.WarmMilliseconds.At(level) + cold * Assumed.ColdMilliseconds.At(level);

    private static string Durations(decimal warm, decimal cold, Level level) =>
        $"{Text(warm)} warm × {Text(Assumed.WarmMilliseconds.At(level))} ms + " +
        $"{Text(cold)} cold × {Text(Assumed.ColdMilliseconds.At(level))} ms";

    private static string Several(decimal number, string word) => $"{Text(number)} {word}{(number == 1 ? "" : "s")}";

    private static string Text(decimal number) => number.ToString("#,0.####", System.Globalization.CultureInfo.InvariantCulture);
}
