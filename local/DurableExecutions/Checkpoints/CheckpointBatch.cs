namespace Comparison.Local.DurableExecutions;

/// <summary>
/// The updates of one checkpoint, applied in order to drafts: nothing of it is seen before all of it is accepted.
/// </summary>
/// <remarks>The words of refusals are those of the local services that AWS ships with its SDKs.</remarks>
internal sealed class CheckpointBatch
{
    private readonly OperationTable _table;
    private readonly int _maxResultBytes;
    private readonly DateTimeOffset _now;
    private readonly Func<string> _newCallbackId;
    private readonly Func<StartExecution, DurableExecution> _newExecution;
    private readonly Dictionary<string, DurableOperation> _drafts = [];

    /// <exception cref="DurableException">An update is not allowed; none of them counts.</exception>
    public CheckpointBatch(
        IReadOnlyList<OperationUpdate> updates,
        DurableExecution execution,
        DateTimeOffset now,
        Func<string> newCallbackId,
        Func<StartExecution, DurableExecution> newExecution)
    {
        (_table, _maxResultBytes) = (execution.Operations, execution.Start.MaxResultBytes);
        (_now, _newCallbackId, _newExecution) = (now, newCallbackId, newExecution);
        CheckExecutionUpdates(updates);
        CheckIds(updates);
        foreach (var update in updates)
            Apply(update);
        Quotas.Check(execution, Changes);
    }

    public List<Change> Changes { get; } = [];

    /// <summary>The update that ends the execution.</summary>
    public OperationUpdate? Closing { get; private set; }

    private static void CheckExecutionUpdates(IReadOnlyList<OperationUpdate> updates)
    {
        if (updates.Count(update => update.Type == OperationType.Execution) > 1)
            throw DurableException.Invalid("Cannot checkpoint multiple EXECUTION updates.");
        if (updates.SkipLast(1).Any(update => update.Type == OperationType.Execution))
            throw DurableException.Invalid("EXECUTION checkpoint must be the last update.");
    }

    private static void CheckIds(IReadOnlyList<OperationUpdate> updates)
    {
        foreach (var same in updates.GroupBy(update => update.Id).Select(group => group.ToList()))
            if (same.Count > 1 && !IsStartAndEnd(same))
                throw DurableException.Invalid("Cannot checkpoint multiple operations with the same ID.");
    }

    // What begins and ends between two checkpoints travels as two updates of one batch.
    private static bool IsStartAndEnd(List<OperationUpdate> updates) => updates is
        [{ Action: OperationAction.Start, Type: OperationType.Step or OperationType.Context }, { Action: not OperationAction.Start }];

    private void Apply(OperationUpdate update)
    {
        if (update.Type == OperationType.Execution)
        {
            Close(update);
            return;
        }
        var current = _drafts.GetValueOrDefault(update.Id) ?? _table.Find(update.Id);
        if (current is not null)
            CheckConsistency(current, update);
        CheckParent(update);
        Quotas.Check(update);
        var change = update.Type switch
        {
            OperationType.Context => ContextRules.Apply(current, update, _now),
            OperationType.Step => StepRules.Apply(current, update, _now),
            OperationType.Wait => WaitRules.Apply(current, update, _now),
            OperationType.Callback => CallbackRules.Apply(current, update, _now, _newCallbackId),
            _ => ChainedInvokeRules.Apply(current, update, _now, _newExecution),
        };
        _drafts[update.Id] = change.Operation;
        Changes.Add(change);
    }

    private void Close(OperationUpdate update)
    {
        if (update.Action is not (OperationAction.Succeed or OperationAction.Fail))
            throw InvalidAction();
        CheckOutcome(update);
        Quotas.Check(update.Error);
        if (Quotas.Violation(update.Payload, _maxResultBytes, "Execution") is { } violation)
            throw DurableException.Invalid(violation);
        Closing = update;
    }

    private static void CheckConsistency(DurableOperation current, OperationUpdate update)
    {
        if (current.Type != update.Type)
            throw DurableException.Invalid("Inconsistent operation type.");
        if (update.SubType is not null && update.SubType != current.SubType)
            throw DurableException.Invalid("Inconsistent operation subtype.");
        if (update.Name is not null && update.Name != current.Name)
            throw DurableException.Invalid("Inconsistent operation name.");
        if (update.ParentId is not null && update.ParentId != current.ParentId)
            throw DurableException.Invalid("Inconsistent parent operation id.");
    }

    private void CheckParent(OperationUpdate update)
    {
        if (update.ParentId is null)
            return;
        var parent = _drafts.GetValueOrDefault(update.ParentId) ?? _table.Find(update.ParentId);
        if (parent is not { Type: OperationType.Context })
            throw DurableException.Invalid("Invalid parent operation id.");
    }

    internal static DurableException InvalidAction() => DurableException.Invalid("Invalid action for the given operation type.");

    /// <summary>A success has no error, and a failure no payload.</summary>
    internal static void CheckOutcome(OperationUpdate update)
    {
        if (update.Action == OperationAction.Fail && update.Payload is not null)
            throw DurableException.Invalid("Cannot provide a Payload for FAIL action.");
        if (update.Action == OperationAction.Succeed && update.Error is not null)
            throw DurableException.Invalid("Cannot provide an Error for SUCCEED action.");
    }
}
