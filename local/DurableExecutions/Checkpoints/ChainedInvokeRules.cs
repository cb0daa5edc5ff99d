namespace Comparison.Local.DurableExecutions;

/// <summary>CHAINED_INVOKE: absent → START → started; started → the other function ends → ended as it did.</summary>
internal static class ChainedInvokeRules
{
    public static Change Apply(
        DurableOperation? current, OperationUpdate update, DateTimeOffset now, Func<StartExecution, DurableExecution> newExecution)
    {
        if (update.Action != OperationAction.Start)
            throw CheckpointBatch.InvalidAction();
        if (current is not null)
            throw DurableException.Invalid("Cannot start an INVOKE that already exist.");
        if (update.Target is not { } target)
            throw DurableException.Invalid("Invalid ChainedInvokeOptions for the given action.");
        var started = DurableOperation.From(update, now);
        var child = target.Execution is { } execution ? newExecution(execution) : null;
        var told = HistoryEvent.Of(HistoryEventType.ChainedInvokeStarted, started, now) with
        {
            Payload = update.Payload,
            FunctionName = update.FunctionName,
            TenantId = update.TenantId,
            ExecutedVersion = target.Version,
            DurableExecutionArn = child?.Arn,
        };
        return new(started, told, DurableUsage.Of(1, update.Payload)) { Child = child, Refusal = target.Refusal };
    }

    public static Change End(DurableOperation invoke, ChainedOutcome outcome, DateTimeOffset now)
    {
        var ended = invoke.End(outcome.Status, now, outcome.Result, outcome.Error);
        var type = outcome.Status switch
        {
            OperationStatus.Succeeded => HistoryEventType.ChainedInvokeSucceeded,
            OperationStatus.TimedOut => HistoryEventType.ChainedInvokeTimedOut,
            OperationStatus.Stopped => HistoryEventType.ChainedInvokeStopped,
            _ => HistoryEventType.ChainedInvokeFailed,
        };
        var told = HistoryEvent.Of(type, ended, now) with { Payload = outcome.Result, Error = outcome.Error };
        return new(ended, told, DurableUsage.Of(0, outcome.Result, outcome.Error));
    }
}
