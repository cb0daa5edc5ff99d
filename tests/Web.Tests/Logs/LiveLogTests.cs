using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Logs;
using Comparison.Web.Tests.Support;
using Comparison.Web.Watching;

namespace Comparison.Web.Tests.Logs;

public sealed class LiveLogTests
{
    private static readonly RunSnapshot Run = new(
        new(WorkflowName.Order, "ORD-1"),
        RunEvents.Read(
            Variant.Durable, "0 ExecutionStarted", "0 StepStarted charge", "0 StepSucceeded charge", "0 WaitStarted settle", "1 InvocationCompleted",
            "6 WaitSucceeded settle", "6 StepStarted fulfil", "7 StepSucceeded fulfil", "7 ExecutionSucceeded", "7 InvocationCompleted"),
        RunEvents.Read(Variant.StepFunctions, "0 ExecutionStarted", "5 TaskStateEntered Charge", "6 TaskStateExited Charge"));

    [Fact]
    public void Log_OfBothVariants_IsInOneOrderWithoutReplays()
    {
        var lines = LiveLog.Read(Run, withReplays: false);

        Assert.Equal(Run.Readings.Sum(reading => reading.Events.Count), lines.Count);
        Assert.Equal(lines.Select(line => line.At).Order(), lines.Select(line => line.At));
        Assert.Contains(lines, line => line is { Variant: Variant.StepFunctions, Text: "Charge: task state entered" });
        Assert.DoesNotContain(lines, line => line.IsReplay);
    }

    [Fact]
    public void Replays_AskedFor_AreWhatWasOverBeforeAnInvocation()
    {
        var replays = LiveLog.Read(Run, withReplays: true).Where(line => line.IsReplay);

        Assert.Equal(["[REPLAY] charge: step is on record"], replays.Select(line => line.Text));
    }
}
