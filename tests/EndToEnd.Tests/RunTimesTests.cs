using Comparison.Adapters.Engines;
using Comparison.EndToEnd.Timing;

namespace Comparison.EndToEnd.Tests;

public sealed class RunTimesTests
{
    private static readonly DateTimeOffset Start = new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Durable_WaitForATimerAndAnAnswer_AreTakenOff()
    {
        var times = RunTimes.From(
            [
                At(0, "ExecutionStarted"), At(3, "WaitStarted", "settle"), At(1003, "WaitSucceeded", "settle"),
                At(1010, "ContextStarted", "release"), At(1010, "CallbackStarted", "release-callback"),
                At(1011, "StepStarted", "release-submitter"), At(1019, "StepSucceeded", "release-submitter"),
                At(5019, "CallbackSucceeded", "release-callback"), At(5060, "ContextSucceeded", "release"), At(5061, "StepStarted", "fulfil"),
                At(5070, "StepSucceeded", "fulfil"), At(5070, "ExecutionSucceeded"),
            ],
            "release");

        Assert.Equal(new RunTimes(StartToFirstWait: 3, DecisionToNextStep: 42, TotalWithoutWaiting: 70, Waited: 5000), times);
    }

    [Fact]
    public void Machine_WaitForATimerAndAToken_AreTakenOff()
    {
        var times = RunTimes.From(
            [
                At(0, "ExecutionStarted"), At(1, "TaskStateEntered", "Charge"), At(2, "TaskScheduled", "Charge"), At(9, "TaskSucceeded", "Charge"),
                At(10, "WaitStateEntered", "Settle"), At(1010, "WaitStateExited", "Settle"), At(1011, "TaskStateEntered", "Manager approval"),
                At(1012, "TaskScheduled", "Manager approval"), At(1013, "TaskStarted", "Manager approval"),
                At(1015, "TaskSubmitted", "Manager approval"), At(3015, "TaskSucceeded", "Manager approval"),
                At(3016, "TaskStateExited", "Manager approval"), At(3017, "ChoiceStateEntered", "Ruling?"), At(3020, "ExecutionSucceeded"),
            ],
            "manager-approval");

        Assert.Equal(new RunTimes(StartToFirstWait: 10, DecisionToNextStep: 2, TotalWithoutWaiting: 20, Waited: 3000), times);
    }

    [Fact]
    public void Waits_OfBranchesThatOverlap_CountOnce()
    {
        var times = RunTimes.From(
            [
                At(0, "ExecutionStarted"), At(10, "WaitStarted", "one"), At(20, "WaitStarted", "two"), At(110, "WaitSucceeded", "one"),
                At(120, "WaitSucceeded", "two"), At(125, "ExecutionSucceeded"),
            ],
            "nobody");

        Assert.Equal(new RunTimes(StartToFirstWait: 10, DecisionToNextStep: null, TotalWithoutWaiting: 15, Waited: 110), times);
    }

    [Fact]
    public void Execution_ThatNeverWaited_HasOnlyATotal()
    {
        var times = RunTimes.From([At(0, "ExecutionStarted"), At(4, "ExecutionFailed")], "release");

        Assert.Equal(new RunTimes(StartToFirstWait: null, DecisionToNextStep: null, TotalWithoutWaiting: 4, Waited: 0), times);
    }

    private static TimelineEntry At(double milliseconds, string name, string? about = null) =>
        new(Start.AddMilliseconds(milliseconds), name, about);
}
