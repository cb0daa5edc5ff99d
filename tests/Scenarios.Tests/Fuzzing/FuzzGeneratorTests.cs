using Comparison.Domain;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

public sealed class FuzzGeneratorTests(ITestOutputHelper output)
{
    private const int Many = 2000;

    private static readonly FuzzCase[] Cases = [.. Enumerable.Range(0, Many).Select(new FuzzGenerator(1).Draw)];

    [Fact]
    public void Draw_InAnotherOrder_GivesTheSameCases()
    {
        var generator = new FuzzGenerator(1);

        var backwards = Enumerable.Range(0, Many).Reverse().Select(generator.Draw).Reverse();

        Assert.Equal(Cases.Select(drawn => drawn.ToString()), backwards.Select(drawn => drawn.ToString()));
    }

    [Fact]
    public void Draw_OfOneWorkflow_GivesNoOther()
    {
        var generator = new FuzzGenerator(1, WorkflowName.Loan);

        Assert.All(Enumerable.Range(0, 100), index => Assert.Equal(WorkflowName.Loan, generator.Draw(index).Workflow));
    }

    [Fact]
    public void Cases_ThatAreDrawn_HaveOneRightEnding() => Assert.All(Cases, drawn => Assert.True(FuzzRules.IsFair(drawn)));

    [Fact]
    public void Cases_OfEveryWorkflow_AreMany() => Covers(WorkflowNames.All, drawn => [drawn.Workflow], least: 400);

    [Fact]
    public void Events_OfEveryKind_Occur() =>
        Covers(Enum.GetValues<FuzzEventKind>(), drawn => drawn.Events.Select(happening => happening.Kind), least: 20);

    [Fact]
    public void Events_FromEveryAnchor_Occur() =>
        Covers(Enum.GetValues<FuzzAnchor>(), drawn => drawn.Events.Select(happening => happening.Anchor), least: 80);

    [Fact]
    public void Faults_OfEveryKind_Occur() =>
        Covers(FaultsThatAreDrawn.Kinds, drawn => drawn.Faults.Select(fault => fault.Kind), least: 10);

    [Fact]
    public void Faults_OfEveryTarget_Occur() =>
        Covers(FaultsThatAreDrawn.Targets, drawn => drawn.Faults.Select(fault => fault.Target), least: 10);

    [Fact]
    public void Faults_AsOftenAsRetriesAllow_Occur() =>
        Covers([1, 2, 3], drawn => drawn.Faults.Select(fault => fault.Times), least: 100);

    [Fact]
    public void Requests_ThatAreNoRequests_Occur()
    {
        var without = Cases.Count(drawn => drawn.Events.Count == 0 && drawn.Faults.Count == 0);

        Assert.InRange(without, Many / 10, Many / 2);
    }

    // A table of how often each occurs, and none too seldom.
    private void Covers<T>(IEnumerable<T> all, Func<FuzzCase, IEnumerable<T>> has, int least)
        where T : notnull
    {
        var counts = Cases.SelectMany(drawn => has(drawn).Distinct()).CountBy(one => one).ToDictionary();
        foreach (var one in all)
            output.WriteLine($"{one,-20} {counts.GetValueOrDefault(one),5}");

        Assert.All(all, one => Assert.InRange(counts.GetValueOrDefault(one), least, Many));
    }
}

/// <summary>A seed is a promise: it must mean the same cases tomorrow, on another machine.</summary>
public sealed class DiceTests
{
    [Theory]
    [InlineData(0, 0, new[] { 276, 555, 987, 297, 62, 149 })]
    [InlineData(1, 0, new[] { 980, 90, 498, 220, 346, 87 })]
    [InlineData(1, 1, new[] { 595, 328, 933, 673, 853, 782 })]
    [InlineData(-5, 123_456, new[] { 135, 44, 157, 758, 602, 813 })]
    public void Dice_OfASeed_FallAsEver(long seed, int index, int[] expected)
    {
        var dice = Dice.ForCase(seed, index);

        Assert.Equal(expected, Enumerable.Range(0, 6).Select(_ => dice.Below(1000)));
    }

    [Fact]
    public void Dice_OfNeighbours_FallApart()
    {
        var first = Enumerable.Range(0, 1000).Select(index => Dice.ForCase(1, index).Below(10)).ToList();

        Assert.All(Enumerable.Range(0, 10), face => Assert.InRange(first.Count(fallen => fallen == face), 60, 140));
    }
}
