using Comparison.Local.Stacks;
using Comparison.Web.Logs;
using Comparison.Web.Tests.Support;

namespace Comparison.Web.Tests.Logs;

public sealed class StandingTests
{
    [Theory]
    [InlineData("credit-reports", StepState.Done)]
    [InlineData("manager-approval", StepState.Waiting)]
    [InlineData("fraud-check", StepState.Ahead)]
    public void Step_OfARunThatWaits_IsDoneWaitingOrAhead(string step, StepState expected)
    {
        var reading = RunEvents.Read(
            Variant.StepFunctions, "0 ExecutionStarted", "0 ParallelStateEntered Credit-reports", "1 ParallelStateExited Credit-reports",
            "1 TaskStateEntered Manager-approval", "1 TaskScheduled* Manager-approval");

        Assert.Equal(expected, Standing.StepOf(reading, step));
    }

    [Theory]
    [InlineData("manager-approval", StepState.NotNeeded)]
    [InlineData("fraud-check", StepState.Failed)]
    public void Step_OfARunThatEnded_WasNotNeededOrFailed(string step, StepState expected)
    {
        var reading = RunEvents.Read(
            Variant.Durable, "0 ExecutionStarted", "0 ContextStarted fraud-check", "0 CallbackStarted* fraud-check-callback/fraud-check",
            "60 CallbackTimedOut fraud-check-callback/fraud-check", "60 ContextFailed fraud-check", "60 ExecutionSucceeded");

        Assert.Equal(expected, Standing.StepOf(reading, step));
    }
}
