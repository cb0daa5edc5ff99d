using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Advice;

/// <summary>The limits of one execution that a workflow can run into, in either variant. No request raises them.</summary>
public static class Limits
{
    private const decimal Kilobyte = 1024;
    private const string Lambda = "Lambda quotas, 2026-11-30";
    private const string States = "Step Functions quotas, 2026-11-29";

    /// <param name="payloadBytes">Of the largest request, result or answer.</param>
    /// <param name="definitionBytes">Of the machine's definition; 0 where there is none yet.</param>
    public static IReadOnlyList<Limit> For(TwinCounts twins, decimal payloadBytes, decimal definitionBytes = 0)
    {
        ArgumentNullException.ThrowIfNull(twins);
        var (durable, machine) = twins;
        var kilobytes = payloadBytes / Kilobyte;
        var hasResults = durable.InlineWork > durable.Answers; // the step that asks returns nothing
        return
        [
            new(true, "durable operations", durable.DurableOperations, 3000, "per execution", Lambda),
            new(true, "data written", durable.DurableBytesWritten / (Kilobyte * Kilobyte), 100, "MB per execution", Lambda),
            new(true, "wait", (decimal)durable.Waiting.TotalDays, 366, "days", "Lambda API reference, ExecutionTimeout"),
            new(true, "request of an asynchronous start", kilobytes, 1024, "KB", Lambda),
            new(true, "answer of a callback", durable.Answers > 0 ? kilobytes : 0, 1024, "KB", "Lambda API, client-lambda 3.1164.0, 2026-11"),
            new(true, "result of a step", hasResults ? kilobytes : 0, 1024, "KB",
                "Lambda API reference, 2026-11; above 256 KB refused in 2026-04: aws-durable-execution-sdk-python issue 342") { ContestedFrom = 256 },
            new(false, "wait", (decimal)machine.Waiting.TotalDays, 365, "days", States),
            new(false, "history", machine.HistoryEvents, 25_000, "events", States),
            new(false, "input, result or output of a state", kilobytes, 256, "KB", States),
            .. definitionBytes > 0 ? [new Limit(false, "definition", definitionBytes / Kilobyte, 1024, "KB", States)] : Array.Empty<Limit>(),
        ];
    }
}

/// <summary>A limit of AWS and how much of it a workflow takes.</summary>
/// <param name="IsDurable">Whose it is.</param>
/// <param name="Source">Who says what the limit is.</param>
public sealed record Limit(bool IsDurable, string Name, decimal Taken, decimal Most, string Unit, string Source)
{
    private const decimal Near = 0.5m;

    /// <summary>From where on sources disagree about whether it is exceeded; null when they do not.</summary>
    public decimal? ContestedFrom { get; init; }

    /// <summary>More than half of it is taken.</summary>
    public bool IsNear => Taken > (ContestedFrom ?? Most) * Near;

    public bool IsContested => Taken > ContestedFrom && !IsBroken;

    public bool IsBroken => Taken > Most;
}
