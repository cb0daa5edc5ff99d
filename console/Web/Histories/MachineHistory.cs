using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Comparison.Web.Histories;

/// <summary>Reads a state machine's history without its data.</summary>
/// <remarks>Only events of states carry a name; the others hang on them by their previous event.</remarks>
internal sealed class MachineHistory : IHistory
{
    private const string CallbackPattern = ".waitForTaskToken";

    private readonly Dictionary<long, Stay> _stays = [];
    private readonly Dictionary<long, string> _types = [];
    private readonly HistoryTail<HistoryEvent> _tail;

    public MachineHistory(IAmazonStepFunctions stepFunctions, string arn) => _tail = new(
        async (page, ct) =>
        {
            var answer = await stepFunctions.GetExecutionHistoryAsync(
                new()
                {
                    ExecutionArn = arn,
                    IncludeExecutionData = false,
                    MaxResults = page.Size,
                    NextToken = page.From,
                    ReverseOrder = page.IsNewestFirst,
                },
                ct);
            return (answer.Events ?? [], answer.NextToken);
        },
        item => item.Id!.Value);

    public async Task<IReadOnlyList<RunEvent>> ReadOnAsync(CancellationToken cancellationToken) =>
        [.. (await _tail.ReadOnAsync(cancellationToken)).Select(Redact)];

    private RunEvent Redact(HistoryEvent item)
    {
        var (id, type) = (item.Id!.Value, item.Type.Value);
        var stay = StayOf(item, id, type);
        _types[id] = type;
        if (stay is not null)
            _stays[id] = stay;
        if (type.StartsWith("Execution", StringComparison.Ordinal))
            stay = null; // it hangs on the last state, and is not about it
        var scheduled = item.TaskScheduledEventDetails;
        return new(id, item.Timestamp!.Value.ToUniversalTime(), type, stay?.Name, stay?.Id)
        {
            Parent = stay?.Parent?.Id,
            Error = ErrorOf(item),
            Timeout = scheduled?.TimeoutInSeconds is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
            AwaitsCallback = scheduled?.Resource?.EndsWith(CallbackPattern, StringComparison.Ordinal) == true,
        };
    }

    private Stay? StayOf(HistoryEvent item, long id, string type)
    {
        var previous = _stays.GetValueOrDefault(item.PreviousEventId ?? 0);
        if (item.StateEnteredEventDetails?.Name is { } entered)
            return new(id, entered, BeginsBranch(item.PreviousEventId ?? 0) ? previous : previous?.Parent);
        // The end of an iteration hangs on its last state, and is about the Map.
        if (type is "MapIterationSucceeded" or "MapIterationFailed" or "MapIterationAborted")
            return previous?.Parent ?? previous;
        if (_types.GetValueOrDefault(item.PreviousEventId ?? 0)?.StartsWith("MapIteration", StringComparison.Ordinal) == true)
            return previous;
        // A state with branches goes on from the last event of its last branch.
        if (type is "ParallelStateSucceeded" or "ParallelStateFailed" or "MapStateSucceeded" or "MapStateFailed")
            return previous?.Parent ?? previous;
        if (item.StateExitedEventDetails?.Name is { } left && previous is not null && previous.Name != left)
            return previous.Parent ?? previous;
        return previous;
    }

    private bool BeginsBranch(long previous) =>
        _types.GetValueOrDefault(previous) is "ParallelStateStarted" or "MapIterationStarted" or "MapStateStarted";

    private static string? ErrorOf(HistoryEvent item) =>
        item.ExecutionFailedEventDetails?.Error ?? item.ExecutionAbortedEventDetails?.Error ?? item.ExecutionTimedOutEventDetails?.Error
        ?? item.TaskFailedEventDetails?.Error ?? item.TaskTimedOutEventDetails?.Error ?? item.TaskSubmitFailedEventDetails?.Error
        ?? item.TaskStartFailedEventDetails?.Error ?? item.LambdaFunctionFailedEventDetails?.Error
        ?? item.LambdaFunctionTimedOutEventDetails?.Error;

    /// <summary>One stay in a state, named by the event that began it.</summary>
    private sealed record Stay(long Id, string Name, Stay? Parent);
}
