using Comparison.Local.Stacks;
using Comparison.Web.Histories;
using static Comparison.Web.Tests.Support.RunEvents;

namespace Comparison.Web.Tests.Histories;

public sealed class RunOperationTests
{
    [Theory]
    [InlineData(OperationState.Running, 1, "0 StepStarted charge")]
    [InlineData(OperationState.Succeeded, 1, "0 StepStarted charge", "1 StepSucceeded charge")]
    [InlineData(OperationState.Failed, 1, "0 StepStarted charge", "1 StepFailed charge")]
    [InlineData(OperationState.Succeeded, 2, "0 StepStarted charge", "1 StepFailed charge", "2 StepStarted charge", "2 StepSucceeded charge")]
    [InlineData(OperationState.Waiting, 1, "0 CallbackStarted* charge")]
    [InlineData(OperationState.TimedOut, 1, "0 CallbackStarted* charge", "9 CallbackTimedOut charge")]
    [InlineData(OperationState.Waiting, 1, "0 WaitStarted charge")]
    [InlineData(OperationState.Waiting, 1, "0 TaskStateEntered charge", "0 TaskScheduled* charge", "0 TaskStarted charge", "0 TaskSubmitted charge")]
    [InlineData(OperationState.Running, 1, "0 TaskStateEntered charge", "0 TaskScheduled charge", "1 TaskSucceeded charge")]
    [InlineData(OperationState.Succeeded, 1, "0 TaskStateEntered charge", "0 TaskScheduled charge", "1 TaskSucceeded charge", "1 TaskStateExited charge")]
    [InlineData(OperationState.Succeeded, 2, "0 TaskStateEntered charge", "0 TaskScheduled charge", "1 TaskFailed charge", "2 TaskScheduled charge", "2 TaskSucceeded charge", "2 TaskStateExited charge")]
    [InlineData(OperationState.TimedOut, 1, "0 TaskStateEntered charge", "0 TaskScheduled* charge", "9 TaskTimedOut charge", "9 TaskStateExited charge")]
    [InlineData(OperationState.Stopped, 1, "0 TaskStateEntered charge", "1 ExecutionAborted")]
    [InlineData(OperationState.Succeeded, 1, "0 ChoiceStateEntered charge", "0 ChoiceStateExited charge")]
    public void Operation_AfterItsEvents_StandsAndWasTriedSo(OperationState state, int attempts, params string[] lines)
    {
        var reading = Read(Variant.Durable, lines);

        var operation = Assert.Single(reading.Operations);
        Assert.Equal((state, attempts), (operation.State, operation.Attempts));
    }

    [Theory]
    [InlineData("manager-approval-callback", "manager-approval", "callback")]
    [InlineData("manager-approval-submitter", "manager-approval", "submitter")]
    [InlineData("charge", "charge", null)]
    public void Operation_OfAWaitForACallback_HasTheStepOfItsTwin(string name, string step, string? part)
    {
        var operation = Assert.Single(Read(Variant.Durable, $"0 StepStarted {name}").Operations);

        Assert.Equal((step, part), (operation.Step, operation.Part));
    }

    [Fact]
    public void Reading_EndRecordedBeforeItsInvocation_IsOver()
    {
        var reading = Read(Variant.Durable, "0 ExecutionStarted", "2 ExecutionSucceeded", "2 InvocationCompleted");

        Assert.True(reading.IsOver);
        Assert.Equal(Start.AddSeconds(2), reading.FinishedAt);
    }
}
