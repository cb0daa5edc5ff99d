using Comparison.Local.Stacks;
using Comparison.Web.Breaking;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Breaking;

public sealed class ProofTests
{
    [Fact]
    public void Proof_OfADurableCrash_IsTheInvocationAndTheSecondAttempt()
    {
        var reading = RunEvents.Read(
            Variant.Durable, "0 ExecutionStarted", "0 StepStarted charge", "1 InvocationCompleted", "2 StepStarted charge", "2 StepSucceeded charge",
            "2 WaitStarted settle", "2 InvocationCompleted", "7 WaitSucceeded settle", "7 ExecutionSucceeded", "7 InvocationCompleted");

        Assert.Equal([3L, 4L], Proof.Read(reading).Select(item => item.Id));
    }

    [Fact]
    public void Proof_OfAMachinesRetry_IsTheFailureAndTheSecondTask()
    {
        var reading = RunEvents.Read(
            Variant.StepFunctions, "0 ExecutionStarted", "0 TaskStateEntered Charge", "0 TaskScheduled Charge", "0 TaskFailed Charge", "1 TaskScheduled Charge",
            "1 TaskSucceeded Charge", "1 TaskStateExited Charge", "1 ExecutionSucceeded");

        Assert.Equal(["TaskFailed", "TaskScheduled"], Proof.Read(reading).Select(item => item.Type));
    }

    [Fact]
    public void Proof_WhereNothingBroke_IsNone()
    {
        var reading = RunEvents.Read(
            Variant.Durable, "0 ExecutionStarted", "0 CallbackStarted* ask", "0 InvocationCompleted", "9 CallbackSucceeded ask", "9 ExecutionSucceeded",
            "9 InvocationCompleted");

        Assert.Empty(Proof.Read(reading));
    }
}
