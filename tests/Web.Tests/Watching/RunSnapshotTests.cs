using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Histories;
using Comparison.Web.Timelines;
using Comparison.Web.Watching;
using static Comparison.Web.Tests.Support.RunEvents;

namespace Comparison.Web.Tests.Watching;

/// <summary>What is made of two histories: one tape, one axis, one verdict.</summary>
public sealed class RunSnapshotTests
{
    private static readonly RunReading Durable = Read(
        Variant.Durable, "0 ExecutionStarted", "0 StepStarted a", "0 StepSucceeded a", "0 InvocationCompleted", "3600 StepStarted b", "3600 StepSucceeded b",
        "3600 InvocationCompleted", "3600 ExecutionSucceeded");

    private static readonly RunReading Machine = Read(Variant.StepFunctions, "0 ExecutionStarted", "1 TaskStateEntered a", "3601 ExecutionSucceeded");

    private static readonly RunSnapshot Both = new(new(WorkflowNames.All[0], "ID"), Durable, Machine);

    [Fact]
    public void Tape_TwoHistories_NumbersThemByTheInstant()
    {
        var tape = new Tape(Both);

        Assert.Equal(11, tape.Length);
        Assert.Equal(Start.AddSeconds(1), tape.InstantOf(6));
        Assert.Equal((6, 5, 11), (tape.Step(5, isForward: true), tape.Step(6, isForward: false), tape.Step(11, isForward: true)));
        Assert.Null(tape.InstantOf(12));
    }

    [Fact]
    public void AsOf_EarlierInstant_ShowsWhatHadHappened()
    {
        var then = Both.AsOf(Start);

        Assert.Equal((4, 1), (then.Durable!.Events.Count, then.StepFunctions!.Events.Count));
        Assert.False(then.Durable.IsOver);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Axis_AnyInstants_KeepsTheirOrder(bool isCollapsed)
    {
        var axis = new TimeAxis([Durable, Machine], Start.AddHours(2), isCollapsed);

        var places = Enumerable.Range(0, 7200).Select(second => axis.At(Start.AddSeconds(second))).ToList();

        Assert.Equal(places.Order(), places);
        Assert.All(places, place => Assert.InRange(place, 0, 1));
    }

    [Fact]
    public void Axis_IdleCollapsed_GivesAnHourLittleMoreThanASecond()
    {
        var axis = new TimeAxis([Durable, Machine], Start.AddSeconds(3601), isCollapsed: true);

        var (second, hour) = (axis.At(Start.AddSeconds(1)) - axis.At(Start), axis.At(Start.AddSeconds(3600)) - axis.At(Start.AddSeconds(1)));

        Assert.InRange(hour / second, 1, 4);
        Assert.Equal(TimeSpan.FromSeconds(3599), Assert.Single(axis.Idle).Length);
    }

    [Fact]
    public void Rows_SecondInvocation_ReplaysWhatWasOver()
    {
        var rows = TimelineRows.Draw(Durable, new TimeAxis([Durable], Start.AddSeconds(3600), isCollapsed: true), Start, most: 20);

        Assert.Equal([2], rows.Rows[0].Replays.Select(replay => replay.Number));
        Assert.Empty(rows.Rows[1].Replays);
        Assert.Equal([1, 2], rows.Invocations.Select(invocation => invocation.Number));
        Assert.True(rows.Invocations[0].To < rows.Invocations[1].From);
    }

    [Theory]
    [InlineData("\"S\"", 0)]
    [InlineData("\"T\"", 1)]
    public void Verdict_BothEnded_SaysWhatDiffers(string effect, int differences)
    {
        RunReading Ended(RunReading reading, string value) => reading with { Effects = new Dictionary<string, string> { ["decision.status"] = value } };

        var verdict = Verdict.Reach(Both with { Durable = Ended(Durable, "\"S\""), StepFunctions = Ended(Machine, effect) });

        Assert.Equal(differences, verdict!.Differences.Count);
        Assert.Null(Verdict.Reach(Both));
    }
}
