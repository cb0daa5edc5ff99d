using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

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
    private readonly Func<StartExecution, NewExecution> _newExecution;
    private readonly Dictionary<string, DurableOperation> _drafts = [];

    /// <exception cref="DurableException">An update is not allowed; none of them counts.</exception>
    public CheckpointBatch(
        IReadOnlyList<DurableOperationUpdate> updates,
        OperationTable table,
        int maxResultBytes,
        DateTimeOffset now,
        Func<string> newCallbackId,
        Func<StartExecution, NewExecution> newExecution)
    {
        (_table, _maxResultBytes) = (table, maxResultBytes);
        (_now, _newCallbackId, _newExecution) = (now, newCallbackId, newExecution);
        CheckExecutionUpdates(updates);
        CheckIds(updates);
        foreach (var update in updates)
            Apply(update);
    }

    public List<Change> Changes { get; } = [];

    /// <summary>The update that ends the execution.</summary>
    public DurableOperationUpdate? Closing { get; private set; }

    private static void CheckExecutionUpdates(IReadOnlyList<DurableOperationUpdate> updates)
    {
        if (updates.Count(update => update.Type == DurableOperationType.Execution) > 1)
            throw DurableException.Invalid("Cannot checkpoint multiple EXECUTION updates.");
        if (updates.SkipLast(1).Any(update => update.Type == DurableOperationType.Execution))
            throw DurableException.Invalid("EXECUTION checkpoint must be the last update.");
    }

    private static void CheckIds(IReadOnlyList<DurableOperationUpdate> updates)
    {
        foreach (var same in updates.GroupBy(update => update.Id).Select(group => group.ToList()))
            if (same.Count > 1 && !IsStartAndEnd(same))
                throw DurableException.Invalid("Cannot checkpoint multiple operations with the same ID.");
    }

    // What begins and ends between two checkpoints travels as two updates of one batch.
    private static bool IsStartAndEnd(List<DurableOperationUpdate> updates) => updates is
    [
        { Action: DurableOperationAction.Start, Type: DurableOperationType.Step or DurableOperationType.Context },
        { Action: not DurableOperationAction.Start },
    ];

    private void Apply(DurableOperationUpdate update)
    {
        if (update.Type == DurableOperationType.Execution)
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
            DurableOperationType.Context => ContextRules.Apply(current, update, _now),
            DurableOperationType.Step => StepRules.Apply(current, update, _now),
            DurableOperationType.Wait => WaitRules.Apply(current, update, _now),
            DurableOperationType.Callback => CallbackRules.Apply(current, update, _now, _newCallbackId),
            _ => ChainedInvokeRules.Apply(current, update, _now, _newExecution),
        };
        _drafts[update.Id] = change.Operation;
        Changes.Add(change);
    }

    private void Close(DurableOperationUpdate update)
    {
        if (update.Action is not (DurableOperationAction.Succeed or DurableOperationAction.Fail))
            throw InvalidAction();
        CheckOutcome(update);
        Quotas.Check(update.Error);
        if (Quotas.Violation(update.Payload, _maxResultBytes, "Execution") is { } violation)
            throw DurableException.Invalid(violation);
        Closing = update;
    }

    private static void CheckConsistency(DurableOperation current, DurableOperationUpdate update)
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

    private void CheckParent(DurableOperationUpdate update)
    {
        if (update.ParentId is null)
            return;
        var parent = _drafts.GetValueOrDefault(update.ParentId) ?? _table.Find(update.ParentId);
        if (parent is not { Type: DurableOperationType.Context })
            throw DurableException.Invalid("Invalid parent operation id.");
    }

    internal static DurableException InvalidAction() => DurableException.Invalid("Invalid action for the given operation type.");

    /// <summary>A success has no error, and a failure no payload.</summary>
    internal static void CheckOutcome(DurableOperationUpdate update)
    {
        if (update.Action == DurableOperationAction.Fail && update.Payload is not null)
            throw DurableException.Invalid("Cannot provide a Payload for FAIL action.");
        if (update.Action == DurableOperationAction.Succeed && update.Error is not null)
            throw DurableException.Invalid("Cannot provide an Error for SUCCEED action.");
    }
}
