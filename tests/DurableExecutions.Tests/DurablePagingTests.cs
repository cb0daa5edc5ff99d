using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.DurableExecutions.Tests;

public sealed class DurablePagingTests
{
    [Fact]
    public void History_InPages_AscendsWithoutGaps()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint([.. Enumerable.Range(0, 9).Select(i => SdkUpdate.StartStep($"s{i}"))]);

        var first = fixture.Service.History(run.Arn, maxItems: 4);
        var second = fixture.Service.History(run.Arn, first.NextMarker, 4);
        var third = fixture.Service.History(run.Arn, second.NextMarker, 4);

        Assert.Equal(Enumerable.Range(1, 10), first.Items.Concat(second.Items).Concat(third.Items).Select(happened => happened.Id));
        Assert.Null(third.NextMarker);
    }

    [Fact]
    public void History_Reversed_BeginsWithTheNewest()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartStep("a"));

        Assert.Equal([2, 1], fixture.Service.History(run.Arn, reverseOrder: true).Items.Select(happened => happened.Id));
    }

    [Fact]
    public void History_ReversedWhileItGrows_LeavesNothingOutAndRepeatsNothing()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint(SdkUpdate.StartStep("a"), SdkUpdate.StartStep("b"), SdkUpdate.StartStep("c"));

        var first = fixture.Service.History(run.Arn, maxItems: 2, reverseOrder: true);
        run.Checkpoint(SdkUpdate.StartStep("d"));
        var second = fixture.Service.History(run.Arn, first.NextMarker, 2, reverseOrder: true);

        Assert.Equal([4, 3, 2, 1], first.Items.Concat(second.Items).Select(happened => happened.Id));
        Assert.Null(second.NextMarker);
    }

    [Fact]
    public void List_NewestFirstWhileOthersStart_LeavesNothingOutAndRepeatsNothing()
    {
        var fixture = new ServiceFixture();
        Array.ForEach(["a", "b", "c"], name => fixture.Start(name));

        var first = fixture.Service.List(new("approvals"), maxItems: 2);
        fixture.Start("d");
        var second = fixture.Service.List(new("approvals"), first.NextMarker, 2);

        Assert.Equal(["c", "b", "a"], first.Items.Concat(second.Items).Select(execution => execution.Name));
        Assert.Null(second.NextMarker);
    }

    [Fact]
    public void List_AfterOneWasForgotten_StaysInTheOrderOfTheirStart()
    {
        var fixture = new ServiceFixture();
        var forgotten = fixture.Start("forgotten").Arn;
        fixture.Next().Succeed();
        fixture.Start("a", timeoutSeconds: 30 * 86_400);
        fixture.Wait(14 * 86_400);
        Assert.Throws<DurableException>(() => fixture.Service.Describe(forgotten));

        fixture.Start("b");

        Assert.Equal(["a", "b"], fixture.Service.List(new("approvals") { ReverseOrder = true }).Items.Select(execution => execution.Name));
    }

    [Fact]
    public void History_WithoutMaxItems_HasPagesOfAHundred()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        run.Checkpoint([.. Enumerable.Range(0, 200).Select(i => SdkUpdate.StartStep($"s{i}"))]);

        Assert.Equal(100, fixture.Service.History(run.Arn).Items.Count);
    }

    [Theory]
    [InlineData("x", 1)]
    [InlineData(null, 1001)]
    [InlineData(null, -1)]
    public void History_BadMarkerOrSize_IsRefused(string? marker, int maxItems)
    {
        var fixture = new ServiceFixture();
        var arn = fixture.Start().Arn;

        var refused = Assert.Throws<DurableException>(() => fixture.Service.History(arn, marker, maxItems));

        Assert.Equal(DurableException.InvalidParameter, refused.Code);
    }

    [Fact]
    public void State_LargerThanAnEnvelope_IsPagedFromItsMarkerOn()
    {
        var fixture = new ServiceFixture((_, _) => TimeSpan.Zero);
        var first = fixture.Begin();
        foreach (var i in Enumerable.Range(0, 30))
            first.Checkpoint(SdkUpdate.StartStep($"s{i}"), SdkUpdate.SucceedStep($"s{i}", new('x', 200_000)));

        first.Throw("Runtime.ExitError");
        var second = fixture.Next();
        var seen = second.State.Items.ToList();
        for (var marker = second.State.NextMarker; marker is not null;)
        {
            var page = fixture.Service.State(second.Arn, second.Token, marker, 1000);
            marker = page.NextMarker;
            seen.AddRange(page.Items);
        }

        Assert.InRange(second.State.Items.Count, 2, 30);
        Assert.Equal(fixture.Service.Operations(second.Arn).Select(operation => operation.Id), seen.Select(operation => operation.Id));
    }

    [Fact]
    public void State_WithAnOldToken_IsRefused()
    {
        var fixture = new ServiceFixture();
        var run = fixture.Begin();
        var old = run.Token;
        run.Checkpoint();

        Assert.Throws<DurableException>(() => fixture.Service.State(run.Arn, old));
    }
}
