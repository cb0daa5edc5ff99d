using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

/// <summary>The updates that SDKs send.</summary>
internal static class SdkUpdate
{
    public static DurableOperationUpdate StartStep(string id, string? parent = null, string subType = "Step") =>
        Create(DurableOperationType.Step, DurableOperationAction.Start, id, parent) with { SubType = subType };

    public static DurableOperationUpdate SucceedStep(string id, string? payload = null) =>
        Create(DurableOperationType.Step, DurableOperationAction.Succeed, id) with { Payload = payload };

    public static DurableOperationUpdate FailStep(string id) =>
        Create(DurableOperationType.Step, DurableOperationAction.Fail, id) with { Error = Boom };

    public static DurableOperationUpdate RetryStep(string id, int delay) =>
        Create(DurableOperationType.Step, DurableOperationAction.Retry, id) with { Error = Boom, NextAttemptDelaySeconds = delay };

    public static DurableOperationUpdate PollAgain(string id, string state, int delay) =>
        Create(DurableOperationType.Step, DurableOperationAction.Retry, id) with { Payload = state, NextAttemptDelaySeconds = delay };

    public static DurableOperationUpdate StartWait(string id, int seconds) =>
        Create(DurableOperationType.Wait, DurableOperationAction.Start, id) with { WaitSeconds = seconds };

    public static DurableOperationUpdate CancelWait(string id) => Create(DurableOperationType.Wait, DurableOperationAction.Cancel, id);

    public static DurableOperationUpdate StartCallback(string id, string? parent = null, int timeout = 0, int heartbeat = 0) =>
        Create(DurableOperationType.Callback, DurableOperationAction.Start, id, parent) with
        {
            TimeoutSeconds = timeout,
            HeartbeatTimeoutSeconds = heartbeat,
        };

    public static DurableOperationUpdate StartInvoke(string id, string function, string? payload = null) =>
        Create(DurableOperationType.ChainedInvoke, DurableOperationAction.Start, id) with { FunctionName = function, Payload = payload };

    public static DurableOperationUpdate StartContext(string id, string? parent = null) =>
        Create(DurableOperationType.Context, DurableOperationAction.Start, id, parent);

    public static DurableOperationUpdate SucceedContext(string id, string? payload = null, bool replayChildren = false) =>
        Create(DurableOperationType.Context, DurableOperationAction.Succeed, id) with { Payload = payload, ReplayChildren = replayChildren };

    public static DurableOperationUpdate FailContext(string id) =>
        Create(DurableOperationType.Context, DurableOperationAction.Fail, id) with { Error = Boom };

    public static DurableOperationUpdate SucceedExecution(string payload) =>
        Create(DurableOperationType.Execution, DurableOperationAction.Succeed, "execution-result") with { Payload = payload };

    public static DurableError Boom { get; } = new() { ErrorType = "Boom", ErrorMessage = "it broke" };

    private static DurableOperationUpdate Create(DurableOperationType type, DurableOperationAction action, string id, string? parent = null) =>
        new(id, type, action) { ParentId = parent };
}
