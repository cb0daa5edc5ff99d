using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Time;

public sealed class WorkTrackerTests
{
    private readonly WorkTracker _workload = new();

    [Fact]
    public void Begin_TwoPieces_IsIdleOnlyAfterBothEnd()
    {
        var first = _workload.Begin();
        var second = _workload.Begin();

        first.Dispose();
        Assert.False(_workload.IsIdle);
        second.Dispose();

        Assert.True(_workload.IsIdle);
    }

    [Fact]
    public void Dispose_Twice_EndsThePieceOnce()
    {
        var first = _workload.Begin();
        using var second = _workload.Begin();

        first.Dispose();
        first.Dispose();

        Assert.False(_workload.IsIdle);
    }

    [Fact]
    public async Task WhenIdleAsync_WhileBusy_CompletesWithTheLastPiece()
    {
        var work = _workload.Begin();
        var idle = _workload.WhenIdleAsync();

        Assert.False(idle.IsCompleted);
        work.Dispose();

        await idle;
    }

    [Fact]
    public void WaitAsync_OutsideOfAnyWork_IsRefused()
    {
        var suspension = new Suspension<int>(_workload);

        Assert.Throws<InvalidOperationException>(() => { _ = suspension.WaitAsync(); });

        Assert.True(_workload.IsIdle);
    }

    [Fact]
    public async Task TryComplete_BeforeTheWait_LosesNeitherValueNorWork()
    {
        using var work = _workload.Begin();
        var suspension = new Suspension<int>(_workload);

        Assert.True(suspension.TryComplete(7));

        Assert.Equal(7, await suspension.WaitAsync());
        Assert.False(_workload.IsIdle);
    }

    [Fact]
    public async Task TryComplete_ManyAtOnce_OneWinsAndTheWaiterIsWorkAgain()
    {
        var work = _workload.Begin();
        var suspension = new Suspension<int>(_workload);
        var waiting = suspension.WaitAsync();
        Assert.True(_workload.IsIdle);

        var wins = await Task.WhenAll(Enumerable.Range(0, 50).Select(value => Task.Run(() => suspension.TryComplete(value))));
        await waiting;

        Assert.Single(wins, won => won);
        Assert.False(_workload.IsIdle);
        work.Dispose();
        Assert.True(_workload.IsIdle);
    }
}
