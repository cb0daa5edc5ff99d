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
    /// <param name="levels">Which ends of the assumptions are taken; their base values when absent.</param>
    public static IReadOnlyList<Item> Items(Counts counts, Terms terms, Levels? levels = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(terms);
        levels ??= Level.Base;
        var retried = counts.Retried(terms.Retries ?? Assumed.RetriesPerAttempt.At(levels));
        return
        [
            .. EngineItems.Durable(retried, terms, levels), .. EngineItems.Machine(retried, terms, levels),
            .. Functions(retried, terms, levels), .. Api(retried, terms, levels), .. Observing(retried, terms, levels),
        ];
    }

    /// <summary>What a month costs even when nothing runs: an event source mapping asks its queue all the time.</summary>
    /// <param name="queues">How many queues have a consumer.</param>
    public static IReadOnlyList<Item> Idle(int queues, Levels? levels = null)
    {
        var polls = Assumed.IdlePollsPerMinute.At(levels ?? Level.Base);
        return
        [
            new(CostGroup.Functions, Component.SqsRequest, queues * polls * 60 * 24 * DaysPerMonth,
                () => $"{queues} queue × {Text(polls)} empty receives a minute × 30 days"),
        ];
    }

    /// <summary>What a deployment costs in a month in which nothing happens. Traces and logs cost nothing then.</summary>
    /// <param name="alarms">How many alarms it has.</param>
    public static Bill Standing(int alarms, Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Bill.For(
            0, [], terms.Sheet,
            [new(CostGroup.Observing, Component.Alarm, alarms, () => Several(alarms, "alarm")), .. Idle(Deployed.ConsumedQueues)]);
    }

    /// <summary>A month of executions.</summary>
    /// <exception cref="PriceSheetException">A price that this needs is not known in the Region.</exception>
    public static Bill Month(Counts counts, Terms terms, decimal executions, Levels? levels = null, int queues = 0)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return Bill.For(executions, Items(counts, terms, levels), terms.Sheet, Idle(queues, levels));
    }

    internal static string Several(decimal number, string word) => $"{Text(number)} {word}{(number == 1 ? "" : "s")}";

    internal static string Text(decimal number) => number.ToString("#,0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<Item> Functions(Counts counts, Terms terms, Levels levels)
    {
        var cold = ColdStarts(counts, levels);
        var warm = counts.FunctionRequests - cold + counts.InlineWork;
        var milliseconds = Milliseconds(warm, cold, levels) + counts.Checkpoints * Assumed.CheckpointMilliseconds.At(levels);
        yield return new(
            CostGroup.Functions, Component.LambdaRequest, counts.FunctionRequests, () => Several(counts.FunctionRequests, "request"));
        yield return new(CostGroup.Functions, terms.Duration, terms.Gigabytes * milliseconds / 1000,
            () => $"{Text(terms.MemoryMegabytes)} MB × ({Durations(warm, cold, levels)}{Checkpoints()})");
        yield return new(CostGroup.Functions, Component.SqsRequest, counts.SqsRequests, () => Several(counts.SqsRequests, "request"));
        yield return new(CostGroup.Functions, Component.DynamoDbWrite, counts.DynamoDbWrites, () => Several(counts.DynamoDbWrites, "write unit"));
        yield return new(CostGroup.Functions, Component.DynamoDbRead, counts.DynamoDbReads, () => Several(counts.DynamoDbReads, "read unit"));

        string Checkpoints() => counts.Checkpoints > 0
            ? $" + {Text(counts.Checkpoints)} checkpoints × {Text(Assumed.CheckpointMilliseconds.At(levels))} ms"
            : "";
    }

    private static IEnumerable<Item> Api(Counts counts, Terms terms, Levels levels)
    {
        var functions = ApiFunctions(counts);
        var cold = functions * Assumed.ColdShare.At(levels);
        var warm = functions - cold;
        yield return new(CostGroup.SharedApi, Component.HttpApiRequest, counts.ApiRequests, () => Several(counts.ApiRequests, "request"));
        yield return new(CostGroup.SharedApi, Component.LambdaRequest, functions, () => Several(functions, "request"));
        yield return new(CostGroup.SharedApi, terms.Duration, terms.Gigabytes * Milliseconds(warm, cold, levels) / 1000,
            () => $"{Text(terms.MemoryMegabytes)} MB × ({Durations(warm, cold, levels)})");
    }

    private static IEnumerable<Item> Observing(Counts counts, Terms terms, Levels levels)
    {
        var events = terms.StateLogs == StateLogs.All ? counts.HistoryEvents : 0;
        var logged = events * Assumed.BytesPerLoggedEvent.At(levels);
        var cold = counts.LogBytes > 0 ? ColdStarts(counts, levels) + ApiFunctions(counts) * Assumed.ColdShare.At(levels) : 0;
        var starting = cold * Assumed.BytesLoggedByColdStart.At(levels);
        var traces = terms.IsTraced ? ApiFunctions(counts) + counts.Traces : 0;
        yield return new(CostGroup.Observing, Component.LogIngestion, counts.LogBytes / Gigabyte, () => $"{Text(counts.LogBytes)} bytes of functions");
        yield return new(CostGroup.Observing, Component.LogIngestion, starting / Gigabyte,
            () => $"{Text(cold)} cold × {Text(Assumed.BytesLoggedByColdStart.At(levels))} bytes");
        yield return new(CostGroup.Observing, Component.LogIngestion, logged / Gigabyte,
            () => $"{Text(events)} events of the machine × {Text(Assumed.BytesPerLoggedEvent.At(levels))} bytes");
        yield return new(CostGroup.Observing, Component.Trace, traces * Assumed.TracesRecorded.At(levels),
            () => $"{Text(traces)} that begin × {Text(Assumed.TracesRecorded.At(levels))} recorded");
    }

    private static decimal ColdStarts(Counts counts, Levels levels) =>
        (counts.FunctionRequests - counts.RequestsAfterWaits) * Assumed.ColdShare.At(levels)
        + counts.RequestsAfterWaits * Assumed.ColdShareAfterWaits.At(levels);

    private static decimal ApiFunctions(Counts counts) => counts.ApiRequests - counts.ApiRequestsWithoutFunction;

    private static decimal Milliseconds(decimal warm, decimal cold, Levels levels) =>
        warm * Assumed.WarmMilliseconds.At(levels) + cold * Assumed.ColdMilliseconds.At(levels);

    private static string Durations(decimal warm, decimal cold, Levels levels) =>
        $"{Text(warm)} warm × {Text(Assumed.WarmMilliseconds.At(levels))} ms + " +
        $"{Text(cold)} cold × {Text(Assumed.ColdMilliseconds.At(levels))} ms";
}
