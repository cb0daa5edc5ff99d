using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>CHAINED_INVOKE: absent → START → started; started → the other function ends → ended as it did.</summary>
internal static class ChainedInvokeRules
{
    public static Change Apply(
        DurableOperation? current, DurableOperationUpdate update, DateTimeOffset now, Func<StartExecution, NewExecution> newExecution)
    {
        if (update.Action != DurableOperationAction.Start)
            throw CheckpointBatch.InvalidAction();
        if (current is not null)
            throw DurableException.Invalid("Cannot start an INVOKE that already exist.");
        if (update.Target is not { } target)
            throw DurableException.Invalid("Invalid ChainedInvokeOptions for the given action.");
        var started = DurableOperation.From(update, now);
        var child = target.Execution is { } execution ? newExecution(execution) : null;
        var happened = DurableHistoryEvent.For(DurableHistoryEventType.ChainedInvokeStarted, started, now) with
        {
            Payload = update.Payload,
            FunctionName = update.FunctionName,
            TenantId = update.TenantId,
            ExecutedVersion = target.Version,
            DurableExecutionArn = child?.Arn,
        };
        return new(started, happened, DurableUsage.Measure(1, update.Payload)) { Child = child, Refusal = target.Refusal };
    }

    public static Change End(DurableOperation invoke, ChainedOutcome outcome, DateTimeOffset now)
    {
        var ended = invoke.End(outcome.Status, now, outcome.Result, outcome.Error);
        var type = outcome.Status switch
        {
            DurableOperationStatus.Succeeded => DurableHistoryEventType.ChainedInvokeSucceeded,
            DurableOperationStatus.TimedOut => DurableHistoryEventType.ChainedInvokeTimedOut,
            DurableOperationStatus.Stopped => DurableHistoryEventType.ChainedInvokeStopped,
            _ => DurableHistoryEventType.ChainedInvokeFailed,
        };
        var happened = DurableHistoryEvent.For(type, ended, now) with { Payload = outcome.Result, Error = outcome.Error };
        return new(ended, happened, DurableUsage.Measure(0, outcome.Result, outcome.Error));
    }
}

/// <summary>How the function that a chained invoke names has ended.</summary>
internal sealed record ChainedOutcome(DurableOperationStatus Status, string? Result, DurableError? Error)
{
    /// <summary>What a plain function returned, unless it is more than an operation holds.</summary>
    public static ChainedOutcome Success(string result) =>
        Quotas.Violation(result, Quotas.InvokeBytes, "CHAINED_INVOKE") is { } violation
            ? Failure(new() { ErrorMessage = violation })
            : new(DurableOperationStatus.Succeeded, result, null);

    /// <remarks>A plain function that ran past its timeout has failed, too: only an execution times out.</remarks>
    public static ChainedOutcome Failure(DurableError error) => new(DurableOperationStatus.Failed, null, error);
}
