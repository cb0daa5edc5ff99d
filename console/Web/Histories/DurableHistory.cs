using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace Comparison.Web.Histories;

/// <summary>Reads a durable execution's history without its data.</summary>
internal sealed class DurableHistory : IHistory
{
    // By the service's ids, which stay here.
    private readonly Dictionary<string, long> _operations = [];
    private readonly Dictionary<string, long?> _parents = [];
    private readonly HistoryTail<Event> _tail;

    public DurableHistory(IAmazonLambda lambda, string arn) => _tail = new(
        async (page, ct) =>
        {
            var answer = await lambda.GetDurableExecutionHistoryAsync(
                new()
                {
                    DurableExecutionArn = arn,
                    IncludeExecutionData = false,
                    Marker = page.From,
                    MaxItems = page.Size,
                    ReverseOrder = page.IsNewestFirst,
                },
                ct);
            return (answer.Events ?? [], answer.NextMarker);
        },
        item => item.EventId!.Value);

    public async Task<IReadOnlyList<RunEvent>> ReadOnAsync(CancellationToken cancellationToken) =>
        [.. (await _tail.ReadOnAsync(cancellationToken)).Select(Redact)];

    private RunEvent Redact(Event item)
    {
        var id = (long)item.EventId!.Value;
        var type = item.EventType.Value;
        long? operation = null;
        // The execution's own events have the id of an operation, too, and are about no part of it.
        if (item.Id is { Length: > 0 } key && !type.StartsWith("Execution", StringComparison.Ordinal) && !type.StartsWith("Invocation", StringComparison.Ordinal))
        {
            if (_operations.TryAdd(key, id))
                _parents[key] = item.ParentId is { Length: > 0 } parent && _operations.TryGetValue(parent, out var around) ? around : null;
            operation = _operations[key];
        }
        return new(id, item.EventTimestamp!.Value.ToUniversalTime(), type, item.Name, operation)
        {
            Parent = operation is null ? null : _parents[item.Id!],
            SubType = item.SubType,
            Error = ErrorOf(item),
            Timeout = item.CallbackStartedDetails?.Timeout is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
            AwaitsCallback = type == "CallbackStarted",
            InvokedAt = item.InvocationCompletedDetails?.StartTimestamp?.ToUniversalTime(),
        };
    }

    // Comes with the data only, which is not asked for; AWS may change its mind.
    private static string? ErrorOf(Event item) => (item.StepFailedDetails?.Error ?? item.ContextFailedDetails?.Error
        ?? item.CallbackFailedDetails?.Error ?? item.ExecutionFailedDetails?.Error)?.Payload?.ErrorType;
}

/// <summary>An execution's history, read again and again.</summary>
internal interface IHistory
{
    /// <summary>The events after those that were read before, in their order.</summary>
    Task<IReadOnlyList<RunEvent>> ReadOnAsync(CancellationToken cancellationToken);
}
