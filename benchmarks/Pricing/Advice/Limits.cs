using Comparison.Pricing.Workloads;

namespace Comparison.Pricing.Advice;

/// <summary>The limits that a workflow of this shape can run into.</summary>
public static class Limits
{
    private const string Quotas = "Lambda quotas, 2026-10 (secondary)";
    private const string StatesQuotas = "Step Functions quotas";

    public static IReadOnlyList<Limit> For(TwinCounts twins, decimal payloadBytes) =>
    [
        new("durable operations", twins.Durable.DurableOperations, 3000, "per execution", Quotas),
        new("durable data written", twins.Durable.DurableBytesWritten / 1_000_000, 100, "MB per execution", Quotas),
        new("durable wait", (decimal)twins.Durable.Waiting.TotalDays, 366, "days", "Lambda quotas"),
        new("Step Functions wait", (decimal)twins.StepFunctions.Waiting.TotalDays, 365, "days", StatesQuotas),
        new("Step Functions history", twins.StepFunctions.HistoryEvents, 25_000, "events", StatesQuotas),
        new("payload of a state or a callback", payloadBytes / 1024, 256, "KB", "Step Functions quotas; Lambda API reference"),
    ];
}

/// <summary>A limit of AWS and how much of it a workflow takes.</summary>
/// <param name="Source">Who says what the limit is.</param>
public sealed record Limit(string Name, decimal Taken, decimal Most, string Unit, string Source)
{
    private const decimal Near = 0.5m;

    /// <summary>More than half of it is taken.</summary>
    public bool IsNear => Taken > Most * Near;

    public bool IsBroken => Taken > Most;
}
