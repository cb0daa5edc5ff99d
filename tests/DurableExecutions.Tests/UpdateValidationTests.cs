using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

public sealed class UpdateValidationTests
{
    private static readonly DurableError Large = new() { ErrorData = new('x', 262_145) };
    private static readonly DurableOperationUpdate Started = SdkUpdate.StartStep("step") with { Name = "ship" };

    public static TheoryData<string, DurableOperationUpdate[]> Refusals { get; } = new()
    {
        { "Cannot checkpoint multiple EXECUTION updates.", [SdkUpdate.SucceedExecution("1"), SdkUpdate.SucceedExecution("2")] },
        { "EXECUTION checkpoint must be the last update.", [SdkUpdate.SucceedExecution("1"), SdkUpdate.StartStep("a")] },
        { "Invalid action for the given operation type.", [SdkUpdate.CancelWait("a") with { Type = DurableOperationType.Step }] },
        { "Invalid action for the given operation type.", [SdkUpdate.CancelWait("a") with { Type = DurableOperationType.Context }] },
        { "Invalid action for the given operation type.", [SdkUpdate.StartWait("a", 1) with { Action = DurableOperationAction.Succeed }] },
        { "Invalid action for the given operation type.", [SdkUpdate.StartCallback("a") with { Action = DurableOperationAction.Succeed }] },
        { "Invalid action for the given operation type.", [SdkUpdate.SucceedExecution("1") with { Action = DurableOperationAction.Start }] },
        { "Inconsistent operation type.", [SdkUpdate.StartWait("step", 1)] },
        { "Inconsistent operation subtype.", [SdkUpdate.SucceedStep("step") with { SubType = "WaitForCondition" }] },
        { "Inconsistent operation name.", [SdkUpdate.SucceedStep("step") with { Name = "pay" }] },
        { "Inconsistent parent operation id.", [SdkUpdate.SucceedStep("step") with { ParentId = "context" }] },
        { "Cannot checkpoint multiple operations with the same ID.", [SdkUpdate.StartWait("a", 1), SdkUpdate.CancelWait("a")] },
        { "Cannot checkpoint multiple operations with the same ID.", [SdkUpdate.StartStep("a"), SdkUpdate.StartStep("a")] },
        { "Cannot checkpoint multiple operations with the same ID.", [SdkUpdate.StartStep("a"), SdkUpdate.FailStep("a"), SdkUpdate.FailStep("a")] },
        { "Invalid parent operation id.", [SdkUpdate.StartStep("a", "nobody")] },
        { "Invalid parent operation id.", [SdkUpdate.StartStep("a", "step")] },
        { "Invalid current STEP state to start.", [SdkUpdate.StartStep("step")] },
        { "Invalid current STEP state to close.", [SdkUpdate.SucceedStep("a")] },
        { "Invalid current STEP state to re-attempt.", [SdkUpdate.RetryStep("a", 1)] },
        { "Cannot provide a Payload for FAIL action.", [SdkUpdate.FailStep("step") with { Payload = "1" }] },
        { "Cannot provide an Error for SUCCEED action.", [SdkUpdate.SucceedStep("step") with { Error = SdkUpdate.Boom }] },
        { "Cannot provide an Error for SUCCEED action.", [SdkUpdate.SucceedContext("context") with { Error = SdkUpdate.Boom }] },
        { "Cannot provide an Error for SUCCEED action.", [SdkUpdate.SucceedExecution("1") with { Error = SdkUpdate.Boom }] },
        { "Invalid StepOptions for the given action.", [SdkUpdate.RetryStep("step", 1) with { NextAttemptDelaySeconds = null }] },
        { "Cannot provide both error and payload to RETRY a STEP.", [SdkUpdate.RetryStep("step", 1) with { Payload = "1" }] },
        { "Cannot start a CONTEXT that already exist.", [SdkUpdate.StartContext("context")] },
        { "Invalid current CONTEXT state to close.", [SdkUpdate.SucceedContext("a")] },
        { "Cannot start a WAIT that already exist.", [SdkUpdate.StartWait("wait", 1)] },
        { "Invalid WaitOptions for the given action.", [SdkUpdate.StartWait("a", 1) with { WaitSeconds = null }] },
        { "Cannot cancel a WAIT that does not exist or has already completed.", [SdkUpdate.CancelWait("a")] },
        { "Cannot start a CALLBACK that already exist.", [SdkUpdate.StartCallback("callback")] },
        { "STEP output payload size must be less than or equal to 262144 bytes.", [SdkUpdate.SucceedStep("step", new('x', 262_145))] },
        { "CONTEXT output payload size must be less than or equal to 262144 bytes.", [SdkUpdate.SucceedContext("context", new('x', 262_145))] },
        { "CHAINED_INVOKE input payload size must be less than or equal to 1048576 bytes.", [SdkUpdate.StartInvoke("a", "plain", new('x', 1_048_577))] },
        { "Execution output payload size must be less than or equal to 6291456 bytes.", [SdkUpdate.SucceedExecution(new('x', 6_291_457))] },
        { "Error object size must be less than or equal to 262144 bytes.", [SdkUpdate.FailStep("step") with { Error = Large }] },
        { "Invalid ChainedInvokeOptions for the given action.", [new("a", DurableOperationType.ChainedInvoke, DurableOperationAction.Start)] },
    };

    [Theory, MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Checkpoint_UpdateThatIsNotAllowed_IsRefusedInAwsWords(string message, DurableOperationUpdate[] updates)
    {
        var run = new ServiceFixture().Begin();
        run.Checkpoint(Started, SdkUpdate.StartContext("context"), SdkUpdate.StartWait("wait", 60), SdkUpdate.StartCallback("callback"));

        var refused = Assert.Throws<DurableException>(() => run.Checkpoint(updates));

        Assert.Equal((DurableException.InvalidParameter, message), (refused.Code, refused.Message));
    }
}
