using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>The options that a parallel and a map have in common, and what tells them apart.</summary>
internal sealed record BatchRules(
    string SubType,
    string UnitSubType,
    int? MaxConcurrency,
    CompletionConfig Completion,
    NestingType Nesting,
    ILambdaSerializer? ItemSerializer);

/// <summary>A parallel or a map: fresh → record and run the units; STARTED → run them; SUCCEEDED → its recorded outcomes.</summary>
/// <remarks>
/// SUCCEEDED without results, because they were too large: run the ended units again over their records, and record nothing.
/// Failures of units are outcomes, so the batch itself never fails.
/// </remarks>
internal abstract class ConcurrentOperation<T>(DurableInvocation invocation, OperationPlace place, BatchRules rules)
    : DurableOperation<IBatchResult<T>>(invocation, place, OperationTypes.Context, rules.SubType)
{
    private readonly ILambdaSerializer _serializer = invocation.SerializerFor(rules.ItemSerializer);
    private readonly CompletionPolicy _policy = new(rules.Completion);

    protected abstract int Count { get; }

    private string Noun => $"{SubType!.ToLowerInvariant()} unit";

    private bool IsFlat => rules.Nesting == NestingType.Flat;

    /// <summary>Asked whenever a unit is looked at, so that it is a workflow's own affair what naming an item costs.</summary>
    protected abstract (string? Name, Func<IDurableContext, CancellationToken, Task<T>> Body) Unit(int index);

    protected override async Task<IBatchResult<T>> StartAsync(CancellationToken cancellationToken)
    {
        // Acknowledged before the units begin: they name this one as their parent.
        await Invocation.Batcher.EnqueueAsync(Update(OperationAction.START), cancellationToken);
        return await RunUnitsAsync(cancellationToken);
    }

    protected override Task<IBatchResult<T>> ReplayAsync(Operation recorded, CancellationToken cancellationToken) => recorded.Status switch
    {
        OperationStatuses.Succeeded or OperationStatuses.Failed when recorded.ContextDetails?.ReplayChildren == true =>
            RunAgainAsync(recorded.ContextDetails, cancellationToken),
        OperationStatuses.Succeeded => Task.FromResult<IBatchResult<T>>(Restore(recorded.ContextDetails)),
        OperationStatuses.Started or OperationStatuses.Pending => RunUnitsAsync(cancellationToken),
        _ => throw Unexpected(recorded),
    };

    private async Task<IBatchResult<T>> RunUnitsAsync(CancellationToken cancellationToken)
    {
        using var control = StoppingWith(cancellationToken);
        control.Token.ThrowIfCancellationRequested();
        var run = new BatchRun<T>(Count, rules.MaxConcurrency, _policy);
        var outcomes = await run.RunAsync(
            // The caller's token, not the linked one: a suspension must not cut checkpoints of units off.
            (index, decided) => RunUnitAsync(index, decided, control.Token, cancellationToken),
            control.Token);
        return await RecordAsync(outcomes, cancellationToken);
    }

    private Task<UnitOutcome<T>> RunUnitAsync(int index, CancellationToken decided, CancellationToken stopped, CancellationToken cancellationToken)
    {
        var (name, body) = Unit(index);
        var unit = Place.Child(index + 1, name);
        var config = new ChildContextConfig { SubType = rules.UnitSubType, NestingType = rules.Nesting, Serializer = _serializer };
        return UnitOutcome<T>.OfAsync(
            async () =>
            {
                var child = new ChildContextOperation<T>(Invocation, unit, body, config, decided);
                var result = await child.RunAsync(cancellationToken);
                return new(BatchItemStatus.Succeeded, result, Payload: child.Payload);
            },
            rules.UnitSubType,
            decided,
            stopped);
    }

    private async Task<IBatchResult<T>> RecordAsync(UnitOutcome<T>?[] outcomes, CancellationToken cancellationToken)
    {
        outcomes = [.. outcomes.Select(WithPayload)];
        var update = Update(OperationAction.SUCCEED);
        Summary(outcomes).WriteTo(update);
        if (IsFlat && update.ContextOptions is null)
        {
            // As replays will: a nested unit has done it for itself, and what is too large will be made again by running.
            outcomes = [.. outcomes.Select(ReadBack)];
            Summary(outcomes).WriteTo(update);
        }

        await Invocation.Batcher.EnqueueAsync(update, cancellationToken);
        List<IBatchItem<T>> items = [];
        for (var index = 0; index < outcomes.Length; index++)
            if (outcomes[index] is { } outcome)
                items.Add(new BatchItem<T>(index, Unit(index).Name, outcome.Status, outcome.Result, outcome.Error));
        return new BatchResult<T>(items, ReasonFor(items));
    }

    private UnitOutcome<T>? WithPayload(UnitOutcome<T>? outcome, int index) =>
        outcome is { Status: BatchItemStatus.Succeeded, Payload: null }
            ? outcome with { Payload = _serializer.Write(outcome.Result!, Whose(index)) }
            : outcome;

    private UnitOutcome<T>? ReadBack(UnitOutcome<T>? outcome, int index)
    {
        if (outcome is not { Status: BatchItemStatus.Succeeded })
            return outcome;

        try
        {
            return outcome with { Result = _serializer.Read<T>(outcome.Payload, Whose(index)) };
        }
        catch (Exception unreadable)
        {
            return new(BatchItemStatus.Failed, Error: RecordedError.ChildFailed(unreadable, rules.UnitSubType));
        }
    }

    // Results stand here even where the units have records of their own: those the service leaves out once the batch has ended.
    private BatchSummary Summary(UnitOutcome<T>?[] outcomes)
    {
        var units = outcomes
            .Select((outcome, index) => (outcome ?? new(BatchItemStatus.Started)).Summary(index, Unit(index).Name))
            .ToList();
        var (succeeded, failed) = (units.Count(Is(BatchItemStatus.Succeeded)), units.Count(Is(BatchItemStatus.Failed)));
        return new(_policy.ReasonFor(succeeded, failed, Count), units);

        static Func<BatchUnitSummary, bool> Is(BatchItemStatus status) => unit => unit.Status == status;
    }

    private BatchResult<T> Restore(ContextDetails? recorded)
    {
        var summary = BatchSummary.Read(recorded?.Result);
        List<IBatchItem<T>> items = [];
        for (var index = 0; index < Count; index++)
        {
            var ended = Ended(summary, index);
            var unit = Place.Child(index + 1, Unit(index).Name);
            var own = Invocation.State.Find(unit.Id);
            var status = ended?.Status ?? StatusOf(own);
            // A unit that gave up, which was an item at first, is none in a replay: it is recorded as STARTED, like those never begun,
            // and what it recorded itself the service leaves out.
            if (status != BatchItemStatus.Started || own is not null)
                items.Add(new BatchItem<T>(index, ended?.Name ?? unit.Name, status, Result(status, ended, own, index), Error(status, ended, own)));
        }

        return new(items, summary?.CompletionReason ?? ReasonFor(items));
    }

    private T? Result(BatchItemStatus status, BatchUnitSummary? ended, Operation? own, int index) =>
        status != BatchItemStatus.Succeeded ? default
        : ended?.Result is { } inline ? _serializer.Read<T>(inline, Whose(index))
        : own?.ContextDetails?.Result is { } result ? _serializer.Read<T>(result, Invocation.Whose(own.Id!))
        : default;

    private ChildContextException? Error(BatchItemStatus status, BatchUnitSummary? ended, Operation? own) =>
        status != BatchItemStatus.Failed ? null
        : ended?.Error is { } inline ? RecordedError.Child(inline, rules.UnitSubType, "Unit failed")
        : own?.ContextDetails?.Error is { } error ? RecordedError.Child(error, own.SubType ?? rules.UnitSubType, "Unit failed")
        : null;

    // What was recorded of a unit's end stands, even if its body now ends otherwise.
    private async Task<IBatchResult<T>> RunAgainAsync(ContextDetails recorded, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var summary = BatchSummary.Read(recorded.Result);
        List<IBatchItem<T>> items = [];
        for (var index = 0; index < Count; index++)
        {
            if (Ended(summary, index) is not { Status: not BatchItemStatus.Started } ended)
                continue;

            var again = await RunUnitAsync(index, decided: default, stopped: cancellationToken, cancellationToken);
            items.Add(ended.Status == BatchItemStatus.Succeeded
                ? new BatchItem<T>(index, ended.Name, ended.Status, again.Result, Error: null)
                : new BatchItem<T>(index, ended.Name, ended.Status, Result: default, again.Error));
        }

        return new BatchResult<T>(items, summary?.CompletionReason ?? ReasonFor(items));
    }

    private BatchUnitSummary? Ended(BatchSummary? summary, int index)
    {
        var ended = summary?.Find(index);
        ended?.CheckName(Unit(index).Name, Noun, Place);
        return ended;
    }

    private CompletionReason ReasonFor(List<IBatchItem<T>> items) => _policy.ReasonFor(
        items.Count(item => item.Status == BatchItemStatus.Succeeded), items.Count(item => item.Status == BatchItemStatus.Failed), Count);

    // Whoever writes a result names itself as whose it is: a nested unit, or the batch on behalf of a flat one.
    private DurableSerializationContext Whose(int index) =>
        Invocation.Whose(IsFlat ? $"{Place.Id}#{index}" : OperationIdGenerator.IdOf(Place.Id, index + 1));

    private static BatchItemStatus StatusOf(Operation? unit) => unit?.Status switch
    {
        OperationStatuses.Succeeded => BatchItemStatus.Succeeded,
        OperationStatuses.Failed => BatchItemStatus.Failed,
        _ => BatchItemStatus.Started,
    };
}
