using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Tests;

public sealed class ValidationTests
{
    private static readonly DurableError Large = new() { ErrorData = new('x', 262_145) };
    private static readonly DurableOperationUpdate Started = Update.StartStep("step") with { Name = "ship" };

    public static TheoryData<string, DurableOperationUpdate[]> Refusals { get; } = new()
    {
        { "Cannot checkpoint multiple EXECUTION updates.", [Update.SucceedExecution("1"), Update.SucceedExecution("2")] },
        { "EXECUTION checkpoint must be the last update.", [Update.SucceedExecution("1"), Update.StartStep("a")] },
        { "Invalid action for the given operation type.", [Update.CancelWait("a") with { Type = DurableOperationType.Step }] },
        { "Invalid action for the given operation type.", [Update.CancelWait("a") with { Type = DurableOperationType.Context }] },
        { "Invalid action for the given operation type.", [Update.StartWait("a", 1) with { Action = DurableOperationAction.Succeed }] },
        { "Invalid action for the given operation type.", [Update.StartCallback("a") with { Action = DurableOperationAction.Succeed }] },
        { "Invalid action for the given operation type.", [Update.SucceedExecution("1") with { Action = DurableOperationAction.Start }] },
        { "Inconsistent operation type.", [Update.StartWait("step", 1)] },
        { "Inconsistent operation subtype.", [Update.SucceedStep("step") with { SubType = "WaitForCondition" }] },
        { "Inconsistent operation name.", [Update.SucceedStep("step") with { Name = "pay" }] },
        { "Inconsistent parent operation id.", [Update.SucceedStep("step") with { ParentId = "context" }] },
        { "Cannot checkpoint multiple operations with the same ID.", [Update.StartWait("a", 1), Update.CancelWait("a")] },
        { "Cannot checkpoint multiple operations with the same ID.", [Update.StartStep("a"), Update.StartStep("a")] },
        { "Cannot checkpoint multiple operations with the same ID.", [Update.StartStep("a"), Update.FailStep("a"), Update.FailStep("a")] },
        { "Invalid parent operation id.", [Update.StartStep("a", "nobody")] },
        { "Invalid parent operation id.", [Update.StartStep("a", "step")] },
        { "Invalid current STEP state to start.", [Update.StartStep("step")] },
        { "Invalid current STEP state to close.", [Update.SucceedStep("a")] },
        { "Invalid current STEP state to re-attempt.", [Update.RetryStep("a", 1)] },
        { "Cannot provide a Payload for FAIL action.", [Update.FailStep("step") with { Payload = "1" }] },
        { "Cannot provide an Error for SUCCEED action.", [Update.SucceedStep("step") with { Error = Update.Boom }] },
        { "Cannot provide an Error for SUCCEED action.", [Update.SucceedContext("context") with { Error = Update.Boom }] },
        { "Cannot provide an Error for SUCCEED action.", [Update.SucceedExecution("1") with { Error = Update.Boom }] },
        { "Invalid StepOptions for the given action.", [Update.RetryStep("step", 1) with { NextAttemptDelaySeconds = null }] },
        { "Cannot provide both error and payload to RETRY a STEP.", [Update.RetryStep("step", 1) with { Payload = "1" }] },
        { "Cannot start a CONTEXT that already exist.", [Update.StartContext("context")] },
        { "Invalid current CONTEXT state to close.", [Update.SucceedContext("a")] },
        { "Cannot start a WAIT that already exist.", [Update.StartWait("wait", 1)] },
        { "Invalid WaitOptions for the given action.", [Update.StartWait("a", 1) with { WaitSeconds = null }] },
        { "Cannot cancel a WAIT that does not exist or has already completed.", [Update.CancelWait("a")] },
        { "Cannot start a CALLBACK that already exist.", [Update.StartCallback("callback")] },
        { "STEP output payload size must be less than or equal to 262144 bytes.", [Update.SucceedStep("step", new('x', 262_145))] },
        { "CONTEXT output payload size must be less than or equal to 262144 bytes.", [Update.SucceedContext("context", new('x', 262_145))] },
        { "CHAINED_INVOKE input payload size must be less than or equal to 1048576 bytes.", [Update.StartInvoke("a", "plain", new('x', 1_048_577))] },
        { "Execution output payload size must be less than or equal to 6291456 bytes.", [Update.SucceedExecution(new('x', 6_291_457))] },
        { "Error object size must be less than or equal to 262144 bytes.", [Update.FailStep("step") with { Error = Large }] },
        { "Invalid ChainedInvokeOptions for the given action.", [new("a", DurableOperationType.ChainedInvoke, DurableOperationAction.Start)] },
    };

    [Theory, MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Checkpoint_UpdateThatIsNotAllowed_IsRefusedInAwsWords(string message, DurableOperationUpdate[] updates)
    {
        var run = new Fixture().Begin();
        run.Checkpoint(Started, Update.StartContext("context"), Update.StartWait("wait", 60), Update.StartCallback("callback"));

        var refused = Assert.Throws<DurableException>(() => run.Checkpoint(updates));

        Assert.Equal((DurableException.InvalidParameter, message), (refused.Code, refused.Message));
    }
}
