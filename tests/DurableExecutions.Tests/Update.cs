namespace Comparison.Local.DurableExecutions.Tests;

/// <summary>The updates that SDKs send.</summary>
internal static class Update
{
    public static OperationUpdate StartStep(string id, string? parent = null, string subType = "Step") =>
        Of(OperationType.Step, OperationAction.Start, id, parent) with { SubType = subType };

    public static OperationUpdate SucceedStep(string id, string? payload = null) =>
        Of(OperationType.Step, OperationAction.Succeed, id) with { Payload = payload };

    public static OperationUpdate FailStep(string id) =>
        Of(OperationType.Step, OperationAction.Fail, id) with { Error = Boom };

    public static OperationUpdate RetryStep(string id, int delay) =>
        Of(OperationType.Step, OperationAction.Retry, id) with { Error = Boom, NextAttemptDelaySeconds = delay };

    public static OperationUpdate PollAgain(string id, string state, int delay) =>
        Of(OperationType.Step, OperationAction.Retry, id) with { Payload = state, NextAttemptDelaySeconds = delay };

    public static OperationUpdate StartWait(string id, int seconds) =>
        Of(OperationType.Wait, OperationAction.Start, id) with { WaitSeconds = seconds };

    public static OperationUpdate CancelWait(string id) => Of(OperationType.Wait, OperationAction.Cancel, id);

    public static OperationUpdate StartCallback(string id, string? parent = null, int timeout = 0, int heartbeat = 0) =>
        Of(OperationType.Callback, OperationAction.Start, id, parent) with
        {
            TimeoutSeconds = timeout,
            HeartbeatTimeoutSeconds = heartbeat,
        };

    public static OperationUpdate StartInvoke(string id, string function, string? payload = null) =>
        Of(OperationType.ChainedInvoke, OperationAction.Start, id) with { FunctionName = function, Payload = payload };

    public static OperationUpdate StartContext(string id, string? parent = null) =>
        Of(OperationType.Context, OperationAction.Start, id, parent);

    public static OperationUpdate SucceedContext(string id, string? payload = null, bool replayChildren = false) =>
        Of(OperationType.Context, OperationAction.Succeed, id) with { Payload = payload, ReplayChildren = replayChildren };

    public static OperationUpdate FailContext(string id) =>
        Of(OperationType.Context, OperationAction.Fail, id) with { Error = Boom };

    public static OperationUpdate SucceedExecution(string payload) =>
        Of(OperationType.Execution, OperationAction.Succeed, "execution-result") with { Payload = payload };

    public static ErrorObject Boom { get; } = new() { ErrorType = "Boom", ErrorMessage = "it broke" };

    private static OperationUpdate Of(OperationType type, OperationAction action, string id, string? parent = null) =>
        new(id, type, action) { ParentId = parent };
}
