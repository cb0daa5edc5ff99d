using Amazon.Lambda;
using Amazon.Lambda.Model;
using Record = Amazon.Lambda.DurableExecution.Operation;

namespace Comparison.Packages.Tests.Durable;

/// <summary>What the service has recorded of one execution, in the order of the first update of each operation.</summary>
internal sealed class Records
{
    private readonly List<Operation> _operations = [];
    private readonly List<Operation> _changed = [];

    public IReadOnlyList<Operation> All => _operations;

    /// <summary>What the service shows of them: nothing inside a context that has ended, unless its children are to be replayed.</summary>
    public IReadOnlyList<Operation> Visible => [.. _operations.Where(IsVisible)];

    /// <summary>Takes a checkpoint.</summary>
    /// <returns>The operations written, and those that changed on their own, as they now stand.</returns>
    public List<Operation> Apply(IEnumerable<OperationUpdate> updates) => [.. updates.Select(Apply).Concat(_changed).Distinct()];

    /// <summary>Lets every wait and every retry delay end.</summary>
    public void FireTimers()
    {
        foreach (var operation in _operations)
        {
            if (operation.Type == OperationType.WAIT)
                operation.Status = OperationStatus.SUCCEEDED;
            if (operation.Status == OperationStatus.PENDING)
                operation.Status = OperationStatus.READY;
        }
    }

    /// <summary>Ends the only callback.</summary>
    public void EndCallback(OperationStatus status, string? result = null, ErrorObject? error = null)
    {
        var callback = _operations.Single(operation => operation.Type == OperationType.CALLBACK);
        callback.Status = status;
        (callback.CallbackDetails.Result, callback.CallbackDetails.Error) = (result, error);
        _changed.Add(callback);
    }

    /// <summary>Ends the only function that is being invoked.</summary>
    public void EndInvoke(OperationStatus status, string? result = null, ErrorObject? error = null)
    {
        var invoke = _operations.Single(operation => operation.Type == OperationType.CHAINED_INVOKE);
        invoke.Status = status;
        (invoke.ChainedInvokeDetails.Result, invoke.ChainedInvokeDetails.Error) = (result, error);
    }

    /// <summary>As the event shows an operation: by the model's own JSON names.</summary>
    public static Record InEvent(Operation operation) => new()
    {
        Id = operation.Id,
        Type = operation.Type,
        Status = operation.Status,
        Name = operation.Name,
        SubType = operation.SubType,
        StepDetails = operation.StepDetails is not { } step ? null : new()
        {
            Result = step.Result,
            Error = InEvent(step.Error),
            Attempt = step.Attempt,
            NextAttemptTimestamp = step.NextAttemptTimestamp is { } due ? new DateTimeOffset(due).ToUnixTimeMilliseconds() : null,
        },
        WaitDetails = operation.WaitDetails is not { } wait ? null : new()
        {
            ScheduledEndTimestamp = wait.ScheduledEndTimestamp is { } end ? new DateTimeOffset(end).ToUnixTimeMilliseconds() : null,
        },
        CallbackDetails = operation.CallbackDetails is not { } callback ? null : new()
        {
            CallbackId = callback.CallbackId,
            Result = callback.Result,
            Error = InEvent(callback.Error),
        },
        ChainedInvokeDetails = operation.ChainedInvokeDetails is not { } invoke ? null : new()
        {
            Result = invoke.Result,
            Error = InEvent(invoke.Error),
        },
        ContextDetails = operation.ContextDetails is not { } context ? null : new()
        {
            Result = context.Result,
            Error = InEvent(context.Error),
            ReplayChildren = context.ReplayChildren,
        },
    };

    private static Amazon.Lambda.DurableExecution.ErrorObject? InEvent(ErrorObject? error) => error is null ? null : new()
    {
        ErrorType = error.ErrorType,
        ErrorMessage = error.ErrorMessage,
        ErrorData = error.ErrorData,
        StackTrace = error.StackTrace,
    };

    private bool IsVisible(Operation operation)
    {
        var parent = _operations.SingleOrDefault(known => known.Id == operation.ParentId);
        var isClosed = parent?.Status == OperationStatus.SUCCEEDED || parent?.Status == OperationStatus.FAILED;
        return parent is null || (IsVisible(parent) && (!isClosed || parent.ContextDetails.ReplayChildren == true));
    }

    private Operation Apply(OperationUpdate update)
    {
        var operation = _operations.SingleOrDefault(known => known.Id == update.Id) ?? Started(update);
        operation.Status = update.Action.Value switch
        {
            "SUCCEED" => OperationStatus.SUCCEEDED,
            "FAIL" => OperationStatus.FAILED,
            "RETRY" => OperationStatus.PENDING,
            _ => OperationStatus.STARTED,
        };
        if (operation.Type == OperationType.CONTEXT)
            End(operation.ContextDetails, update);
        if (operation.Type == OperationType.STEP && update.Action != OperationAction.START)
            End(operation.StepDetails, update);
        return operation;
    }

    private Operation Started(OperationUpdate update)
    {
        var operation = new Operation
        {
            Id = update.Id,
            ParentId = update.ParentId,
            Type = update.Type,
            Name = update.Name,
            SubType = update.SubType,
            StepDetails = update.Type == OperationType.STEP ? new() { Attempt = 0 } : null,
            // No test waits until then, and no clock has come by it.
            WaitDetails = update.Type == OperationType.WAIT ? new() { ScheduledEndTimestamp = DateTime.MaxValue.ToUniversalTime() } : null,
            CallbackDetails = update.Type == OperationType.CALLBACK ? new() { CallbackId = $"callback-of-{update.Name}" } : null,
            ChainedInvokeDetails = update.Type == OperationType.CHAINED_INVOKE ? new() : null,
            ContextDetails = update.Type == OperationType.CONTEXT ? new() : null,
        };
        _operations.Add(operation);
        return operation;
    }

    private static void End(ContextDetails context, OperationUpdate update) =>
        (context.Result, context.Error, context.ReplayChildren) = (update.Payload, update.Error, update.ContextOptions?.ReplayChildren);

    private static void End(StepDetails step, OperationUpdate update)
    {
        (step.Result, step.Error, step.Attempt) = (update.Payload, update.Error, step.Attempt + 1);
        step.NextAttemptTimestamp = update.StepOptions is null ? null : DateTime.MaxValue.ToUniversalTime();
    }
}

/// <summary>An update as one line: type, action, sub-type and name, then whatever else it carries.</summary>
internal static class UpdateLine
{
    public static string Write(OperationUpdate update) => string.Join(' ', Parts(update).OfType<string>());

    private static IEnumerable<string?> Parts(OperationUpdate update)
    {
        yield return update.Type;
        yield return update.Action;
        yield return update.SubType;
        yield return update.Name;
        yield return update.Payload is null ? null : $"= {update.Payload}";
        yield return update.Error is null ? null : $"! {update.Error.ErrorType}: {update.Error.ErrorMessage}";
        yield return update.StepOptions is null ? null : $"again in {update.StepOptions.NextAttemptDelaySeconds} s";
        yield return update.WaitOptions is null ? null : $"for {update.WaitOptions.WaitSeconds} s";
        yield return update.CallbackOptions?.TimeoutSeconds is { } timeout ? $"within {timeout} s" : null;
        yield return update.CallbackOptions?.HeartbeatTimeoutSeconds is { } heartbeat ? $"heartbeat {heartbeat} s" : null;
        yield return update.ChainedInvokeOptions is null ? null : $"of {update.ChainedInvokeOptions.FunctionName}";
        yield return update.ChainedInvokeOptions?.TenantId is { } tenant ? $"for {tenant}" : null;
        yield return update.ContextOptions?.ReplayChildren == true ? "replay children" : null;
    }
}
