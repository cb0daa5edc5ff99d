using System.Text.Json;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests.Journal;

/// <summary>All that can be seen of an execution at one instant.</summary>
internal sealed record Snapshot(
    ExecutionDescription Description, IReadOnlyList<DurableHistoryEvent> History, IReadOnlyList<DurableOperation> Operations,
    IReadOnlyList<string> OpenCallbacks)
{
    private static readonly string[] Functions = ["approvals", "durable"];

    public static Snapshot Take(ServiceFixture fixture, string arn) => new(
        fixture.Service.Describe(arn),
        fixture.Service.History(arn, maxItems: 1000).Items,
        fixture.Service.Operations(arn),
        [.. fixture.Service.OpenCallbacks(arn).Select(callback => callback.CallbackId)]);

    /// <summary>Of all executions there are.</summary>
    public static IReadOnlyList<Snapshot> TakeAll(ServiceFixture fixture) =>
        [.. Functions.SelectMany(function => fixture.Service.List(new(function)).Items)
            .Select(execution => Take(fixture, execution.Arn))];

    public string ToText() => JsonSerializer.Serialize(this);

    /// <summary>Without what the end of a process leaves its traces in: times, ids, and invocations.</summary>
    public string[] ToOutcome() =>
    [
        $"{Description.Status} {Description.Result} {Description.Error}",
        .. Operations.Skip(1).Select(operation => $"{operation.Id} {operation.Status} {operation.Attempt} {operation.Result} {operation.Error}"),
        .. History.Where(happened => happened.Type != DurableHistoryEventType.InvocationCompleted)
            .Select(happened => $"{happened.Type} {happened.Name} {happened.Payload}").Order(StringComparer.Ordinal),
    ];
}
