using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Quotas;

/// <summary>How much of a quota executions take that begin at a steady rate.</summary>
/// <param name="Each">What one execution takes: calls, or seconds of something that is counted at once.</param>
/// <param name="Formula">Where <paramref name="Each"/> comes from.</param>
public sealed record QuotaUse(Quota Quota, decimal Each, decimal PerSecond, string Formula)
{
    /// <summary>Of calls: their rate. Of what is counted at once: rate × length of stay, which is Little's law.</summary>
    public decimal Taken => Each * PerSecond;

    /// <summary>1 when all of it is taken.</summary>
    public decimal Utilisation => Taken / Quota.Amount;

    /// <summary>The rate at which this quota is all taken.</summary>
    public decimal MaxPerSecond => Quota.Amount / Each;
}

/// <summary>The quotas that a steady rate of executions runs into, in both variants: the formula of it.</summary>
public static class SteadyRate
{
    // What an invocation of a durable function gets of its state without asking for more.
    private const decimal BytesOfFirstPage = 5 * 1024 * 1024;

    /// <summary>The quotas that executions take something of, the fullest first.</summary>
    public static (IReadOnlyList<QuotaUse> Durable, IReadOnlyList<QuotaUse> StepFunctions) For(TwinCounts twins, Terms terms, decimal perSecond)
    {
        ArgumentNullException.ThrowIfNull(twins);
        ArgumentNullException.ThrowIfNull(terms);
        var sheet = QuotaSheet.For(terms.Sheet.Region);
        var retries = terms.Retries ?? Assumed.RetriesPerAttempt.Base;
        return (Uses(twins.Durable, Durable), Uses(twins.StepFunctions, Machine));

        IReadOnlyList<QuotaUse> Uses(Counts counts, Func<Counts, decimal, IEnumerable<Part>> engine)
        {
            var busy = Workload.Items(counts, terms).Where(item => item.Component == terms.Duration).Sum(item => item.Quantity) / terms.Gigabytes;
            var retried = counts.Retried(retries);
            return
            [
                .. engine(retried, busy).Concat(Shared(retried, busy)).Where(part => part.Each > 0)
                    .Select(part => new QuotaUse(sheet[part.Quota], part.Each, perSecond, part.Formula)).OrderByDescending(use => use.Utilisation),
            ];
        }
    }

    private static IEnumerable<Part> Durable(Counts counts, decimal busy) =>
    [
        new(QuotaKind.DurableStart, 1, "a start"),
        new(QuotaKind.DurableCheckpoint, counts.Checkpoints, "checkpoints, one for each operation at most"),
        new(QuotaKind.DurableState, Math.Floor(counts.DurableBytesWritten / BytesOfFirstPage) * counts.RequestsAfterWaits, "pages of 5 MB beyond the first × resumes"),
        new(QuotaKind.DurableCallback, counts.Answers, "answers"),
        new(QuotaKind.RunningDurableExecutions, Stay(counts, busy), "seconds waiting and running"),
        new(QuotaKind.LambdaSync, ApiFunctions(counts), "the API's functions; Lambda itself resumes"),
    ];

    private static IEnumerable<Part> Machine(Counts counts, decimal busy) =>
    [
        new(QuotaKind.StartExecution, 1, "a start"),
        new(QuotaKind.StateTransition, counts.StatesEntered + counts.TransitionRetries, "states entered and retries"),
        new(QuotaKind.SendTask, counts.Answers, "answers"),
        new(QuotaKind.OpenExecutions, Stay(counts, busy), "seconds waiting and running"),
        new(QuotaKind.LambdaSync, ApiFunctions(counts) + counts.FunctionRequests, "the API's functions and tasks"),
    ];

    private static IEnumerable<Part> Shared(Counts counts, decimal busy) =>
    [
        new(QuotaKind.LambdaConcurrency, busy, "seconds of functions, as billed"),
        new(QuotaKind.SqsConcurrency, counts.Answers * Assumed.WarmMilliseconds.Base / 1000, "asks by a queue × seconds of a warm consumer, assumed"),
        new(QuotaKind.DynamoDbTable, Math.Max(counts.DynamoDbWrites, counts.Answers),
            counts.DynamoDbWrites > 0 ? "write units, as metered" : "a row of 1 KB for each answer, assumed"),
        new(QuotaKind.HttpApi, counts.ApiRequests, "requests"),
    ];

    private static decimal Stay(Counts counts, decimal busy) => (decimal)counts.Waiting.TotalSeconds + busy;

    private static decimal ApiFunctions(Counts counts) => counts.ApiRequests - counts.ApiRequestsWithoutFunction;

    private sealed record Part(QuotaKind Quota, decimal Each, string Formula);
}
