using System.Collections.Concurrent;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Time;

public sealed class VirtualTimeTests
{
    private const int Steps = 20;
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly WorkTracker _workload = new();
    private readonly List<string> _fired = [];
    private readonly VirtualTime _time;

    public VirtualTimeTests() => _time = new(Start, _workload);

    [Fact]
    public async Task AdvanceAsync_SeveralTimers_FiresThemInOrderEachAtItsInstant()
    {
        using var late = After("late", 3);
        using var first = After("first", 1);
        using var second = After("second", 1);

        await _time.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(["first@1", "second@1", "late@3"], _fired);
    }

    [Fact]
    public async Task AdvanceAsync_NothingDue_MovesExactlyThatFar()
    {
        using var beyond = After("beyond", 11);

        await _time.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(10), _time.Skipped);
        Assert.Empty(_fired);
    }

    [Fact]
    public async Task AdvanceAsync_CallbackArmsAnotherWithinReach_FiresThatAsWell()
    {
        ITimer? second = null;
        using var first = _time.CreateTimer(_ => second = After("second", 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        await _time.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["second@2"], _fired);
        second!.Dispose();
    }

    [Fact]
    public async Task AdvanceAsync_PeriodicTimer_FiresAtEveryPeriod()
    {
        using var timer = _time.CreateTimer(_ => Note("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        await _time.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["tick@1", "tick@3", "tick@5"], _fired);
    }

    [Fact]
    public async Task Change_AfterDispose_RefusesAndNeverFires()
    {
        var timer = After("never", 1);
        timer.Dispose();

        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));

        Assert.False(await _time.SkipUntilAsync(() => Task.FromResult(false)));
        Assert.Empty(_fired);
    }

    [Fact]
    public async Task Change_ToALaterInstant_FiresOnceAndThere()
    {
        using var timer = After("moved", 1);
        timer.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);

        await _time.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["moved@5"], _fired);
    }

    [Fact]
    public void Change_NegativeTime_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => After("never", -5));

    [Fact]
    public async Task SkipUntilAsync_ConditionHolds_StopsAtThatTimer()
    {
        using var first = After("first", 60);
        using var second = After("second", 3600);

        var reached = await _time.SkipUntilAsync(() => Task.FromResult(_fired.Count == 1));

        Assert.True(reached);
        Assert.Equal(TimeSpan.FromSeconds(60), _time.Skipped);
    }

    [Fact]
    public async Task SkipUntilAsync_WorkIsGoingOn_WaitsForItsEnd()
    {
        using var timer = After("timer", 60);
        var work = _workload.Begin();

        var skipping = _time.SkipUntilAsync(() => Task.FromResult(_fired.Count == 1));
        Assert.Equal(TimeSpan.Zero, _time.Skipped);
        work.Dispose();

        Assert.True(await skipping);
    }

    [Fact]
    public async Task SkipUntilAsync_ConditionItselfBeginsWork_DoesNotJumpUnderIt()
    {
        using var timer = After("timer", 60);
        IDisposable? work = null;
        TimeSpan? atSecondQuestion = null;

        var skipping = _time.SkipUntilAsync(() =>
        {
            if (work is null)
                work = _workload.Begin();
            else
                atSecondQuestion = _time.Skipped;
            return Task.FromResult(atSecondQuestion is not null);
        });
        Assert.False(skipping.IsCompleted);
        work!.Dispose();
        await skipping;

        Assert.Equal(TimeSpan.Zero, atSecondQuestion);
    }

    [Fact]
    public async Task SkipUntilAsync_ManyChainsOfWaits_NoneIsJumpedOver()
    {
        var lateness = new ConcurrentQueue<TimeSpan>();
        var runs = Enumerable.Range(1, 200)
            .Select(seconds => RunChainAsync(_workload.Begin(), TimeSpan.FromSeconds(seconds), lateness))
            .ToList();

        var reached = await _time.SkipUntilAsync(() => Task.FromResult(lateness.Count == 200 * Steps));
        await Task.WhenAll(runs);

        Assert.True(reached);
        Assert.All(lateness, late => Assert.Equal(TimeSpan.Zero, late));
    }

    private ITimer After(string name, int seconds) =>
        _time.CreateTimer(_ => Note(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private void Note(string name) => _fired.Add($"{name}@{_time.Skipped.TotalSeconds}");

    private async Task RunChainAsync(IDisposable work, TimeSpan step, ConcurrentQueue<TimeSpan> lateness)
    {
        using (work)
            for (var number = 0; number < Steps; number++)
            {
                await Task.Yield();
                var due = _time.GetUtcNow() + step;
                await WaitAsync(step);
                lateness.Enqueue(_time.GetUtcNow() - due);
            }
    }

    private async Task WaitAsync(TimeSpan duration)
    {
        var suspension = new Suspension<bool>(_workload);
        using var timer = _time.CreateTimer(_ => suspension.TryComplete(true), null, duration, Timeout.InfiniteTimeSpan);
        await suspension.WaitAsync();
    }
}
