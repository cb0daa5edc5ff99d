using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Time;

/// <summary>Several virtual clocks, moved as one.</summary>
public sealed class ClockDriverTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly WorkTracker _busy = new();
    private readonly VirtualTime _machine = new(Start, new WorkTracker());
    private readonly VirtualTime _one;
    private readonly VirtualTime _other;
    private readonly List<Exception> _reported = [];
    private readonly ClockDriver _driver;

    public ClockDriverTests()
    {
        (_one, _other) = (new(Start, _busy), new(Start, new WorkTracker()));
        _driver = new(() => [_one, _other], _machine, _reported.Add);
    }

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    [Fact]
    public async Task SkipAsync_TimersInBoth_MovesBothToTheEarliest()
    {
        using var later = _one.CreateTimer(_ => { }, null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using var sooner = _other.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        var moved = await _driver.SkipAsync();

        Assert.Equal(TimeSpan.FromHours(1), moved);
        Assert.Equal((Start.AddHours(1), Start.AddHours(1)), (_one.GetUtcNow(), _other.GetUtcNow()));
    }

    [Fact]
    public async Task SkipAsync_NoTimer_MovesNothing()
    {
        var moved = await _driver.SkipAsync();

        Assert.Null(moved);
        Assert.Equal(Start, _one.GetUtcNow());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task SetRate_MachinesSecondPasses_MovesBothBySoMuch(int rate)
    {
        var reached = new TaskCompletionSource<DateTimeOffset>();
        using var timer = _one.CreateTimer(_ => reached.TrySetResult(_other.GetUtcNow()), null, TimeSpan.FromSeconds(rate), Timeout.InfiniteTimeSpan);

        _driver.SetRate(rate);
        var machine = await PassUntilAsync(reached.Task);

        // The two clocks move side by side, so the other one is a tick away at most.
        Assert.InRange((await reached.Task - Start).TotalSeconds, rate - rate * Tick.TotalSeconds, rate + rate * Tick.TotalSeconds);
        Assert.InRange(machine, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task SetRate_WorkGoesOn_StandsStillUntilItEnds()
    {
        var reached = new TaskCompletionSource<DateTimeOffset>();
        using var timer = _one.CreateTimer(_ => reached.TrySetResult(_one.GetUtcNow()), null, TimeSpan.FromSeconds(60), Timeout.InfiniteTimeSpan);
        var work = _busy.Begin();

        _driver.SetRate(60);
        for (var passed = 0; passed < 100; passed++)
            await _machine.AdvanceAsync(Tick);
        var during = _one.GetUtcNow();
        work.Dispose();
        await PassUntilAsync(reached.Task);

        Assert.Equal(Start, during);
        Assert.Equal(Start.AddMinutes(1), await reached.Task);
    }

    [Fact]
    public async Task SetRate_TimerThrows_IsReportedAndTheClocksStand()
    {
        var failed = new InvalidOperationException("planted");
        using var timer = _one.CreateTimer(_ => throw failed, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _driver.SetRate(60);
        while (_driver.Rate > 0)
            await PassAsync();

        Assert.Same(failed, Assert.Single(_reported));
    }

    private async Task<TimeSpan> PassUntilAsync(Task reached)
    {
        while (!reached.IsCompleted)
            await PassAsync();
        return _machine.Skipped;
    }

    private async Task PassAsync()
    {
        await _machine.AdvanceAsync(Tick);
        await Task.Yield(); // to the driver, which waits for the tick
    }
}
