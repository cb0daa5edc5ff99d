using System.Text.Json;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A parallel or a map: fresh → record and run the units; STARTED → run them; SUCCEEDED → its recorded outcomes.</summary>
/// <remarks>
/// SUCCEEDED without results, because they were too large: run the ended units again over their records, and record nothing.
/// Failures of units are outcomes, so the batch itself never fails.
/// </remarks>
internal sealed class BatchOperation<T>(
    DurableInvocation invocation, OperationPlace place, BatchKind kind, IReadOnlyList<BatchUnit<T>> units, BatchRules rules)
    : DurableOperation<IBatchResult<T>>(invocation, place, OperationTypes.Context, kind.SubType)
{
    private readonly ChildContextConfig _unitConfig = new() { SubType = kind.UnitSubType, NestingType = rules.Nesting };

    protected override async Task<IBatchResult<T>> StartAsync(CancellationToken cancellationToken)
    {
        // Acknowledged before the units begin: they name this one as their parent.
        await Invocation.Journal.WriteAsync(Update(OperationAction.START), cancellationToken);
        return await RunUnitsAsync(cancellationToken);
    }

    protected override Task<IBatchResult<T>> ReplayAsync(Operation recorded, CancellationToken cancellationToken) => recorded.Status switch
    {
        OperationStatuses.Succeeded => RestoreAsync(recorded.ContextDetails, cancellationToken),
        OperationStatuses.Started or OperationStatuses.Pending => RunUnitsAsync(cancellationToken),
        _ => throw Unexpected(recorded),
    };

    private async Task<IBatchResult<T>> RunUnitsAsync(CancellationToken cancellationToken)
    {
        using var control = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Invocation.Suspension.Token);
        var run = new BatchRun<T>(
            units,
            rules.MaxConcurrency,
            new CompletionPolicy(rules.Completion, units.Count),
            // The caller's token, not the linked one: a suspension must not cut checkpoints of units off.
            (unit, decided) => RunUnitAsync(unit, decided, cancellationToken));
        var result = await run.RunAsync(control.Token);

        await RecordAsync(result, cancellationToken);
        return result;
    }

    private async Task<BatchItem<T>> RunUnitAsync(BatchUnit<T> unit, CancellationToken decided, CancellationToken cancellationToken)
    {
        try
        {
            var context = new ChildContextOperation<T>(Invocation, unit.Place, unit.Body, _unitConfig, decided);
            var result = await context.RunAsync(cancellationToken);
            return new(unit.Index, unit.Place.Name, BatchItemStatus.Succeeded, result, Error: null);
        }
        catch (ChildContextException failure)
        {
            return new(unit.Index, unit.Place.Name, BatchItemStatus.Failed, Result: default, failure);
        }
        catch (Exception unrecorded) when (unrecorded is not (DurableExecutionException or OperationCanceledException))
        {
            // The body has ended well and its result cannot be written, or read again: a failure of this unit that only the batch records.
            var failure = RecordedError.Child(RecordedError.Of(unrecorded), kind.UnitSubType, unrecorded);
            return new(unit.Index, unit.Place.Name, BatchItemStatus.Failed, Result: default, failure);
        }
    }

    private async Task RecordAsync(BatchResult<T> result, CancellationToken cancellationToken)
    {
        var begun = result.All.ToDictionary(item => item.Index);
        var summary = new BatchSummary(
            result.CompletionReason,
            [.. units.Select(unit => Summary(unit, begun.GetValueOrDefault(unit.Index)))]);
        var update = Update(OperationAction.SUCCEED);
        update.Payload = Write(summary);
        if (Payloads.IsTooLargeForContext(update.Payload))
        {
            update.Payload = Write(summary.Stripped());
            update.ContextOptions = new() { ReplayChildren = true };
        }

        await Invocation.Journal.WriteAsync(update, cancellationToken);
    }

    // Results stand here even where the units have records of their own: those the service leaves out once the batch has ended.
    private BatchUnitSummary Summary(BatchUnit<T> unit, IBatchItem<T>? item) => new(
        unit.Index,
        unit.Place.Name,
        item?.Status ?? BatchItemStatus.Started,
        item is { Status: BatchItemStatus.Succeeded } ? Invocation.Payloads.Write(item.Result) : null,
        item?.Error is { } error ? ErrorObject.FromException(error) : null);

    private async Task<IBatchResult<T>> RestoreAsync(ContextDetails? recorded, CancellationToken cancellationToken)
    {
        var summary = JsonSerializer.Deserialize(recorded?.Result ?? "", BatchSummaryJson.Default.BatchSummary)!;
        var summaries = summary.Units.ToDictionary(unit => unit.Index);
        List<IBatchItem<T>> items = [];
        foreach (var unit in units)
        {
            if (summaries.GetValueOrDefault(unit.Index) is not { } ended)
                continue;
            if (ended.Name != unit.Place.Name)
                throw Renamed(unit, ended);

            // As in the official SDK a unit that gave up, which was an item at first, is none in a replay: it is recorded as STARTED,
            // like those never begun, and what it recorded itself the service leaves out.
            if (ended.Status != BatchItemStatus.Started)
                items.Add(recorded?.ReplayChildren == true ? await RunAgainAsync(unit, ended, cancellationToken) : Item(ended));
        }

        return new BatchResult<T>(items, summary.CompletionReason);
    }

    private BatchItem<T> Item(BatchUnitSummary ended) => new(
        ended.Index,
        ended.Name,
        ended.Status,
        Invocation.Payloads.ReadResult<T>(ended.Result),
        ended.Status == BatchItemStatus.Failed ? RecordedError.Child(ended.Error, kind.UnitSubType, inner: null) : null);

    // What was recorded of the unit's end stands, even if its body now ends otherwise.
    private async Task<BatchItem<T>> RunAgainAsync(BatchUnit<T> unit, BatchUnitSummary ended, CancellationToken cancellationToken)
    {
        var again = await RunUnitAsync(unit, decided: default, cancellationToken);
        return again with { Status = ended.Status, Error = ended.Status == BatchItemStatus.Failed ? again.Error : null };
    }

    private NonDeterministicExecutionException Renamed(BatchUnit<T> unit, BatchUnitSummary recorded) =>
        new($"Unit {unit.Index} of {kind.SubType} '{Place}' is named '{unit.Place.Name}' where '{recorded.Name}' is recorded. "
            + "Branches and items must come in the same order, by the same names, in every replay.");

    private static string Write(BatchSummary summary) => JsonSerializer.Serialize(summary, BatchSummaryJson.Default.BatchSummary);
}
