using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Data;

/// <summary>Ids and instants are given again to one request, and to nothing that it leaves behind.</summary>
public sealed class ReplayTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualTime _clock = new(Now, new WorkTracker());

    [Fact]
    public void Ids_GivenAgain_AreThoseThatWereDrawn()
    {
        var ids = new Ids();
        IReadOnlyList<byte[]> drawn;
        string first;
        double second;
        using (var noted = ids.Note())
        {
            (first, second) = (ids.NewGuid(), ids.NextDouble());
            drawn = noted.Drawn;
        }

        Assert.Equal(2, drawn.Count);
        var again = new Ids();
        using (again.Repeat(drawn))
            Assert.Equal((first, second), (again.NewGuid(), again.NextDouble()));
        Assert.NotEqual(first, again.NewGuid());
    }

    [Fact]
    public async Task Work_ThatARequestLeavesBehind_DrawsForItself()
    {
        var ids = new Ids(seed: 1);
        var over = new TaskCompletionSource();
        var noted = ids.Note();
        var left = LeaveAsync();
        noted.Dispose();

        over.SetResult();
        await left;

        Assert.Empty(noted.Drawn);

        async Task LeaveAsync()
        {
            await over.Task;
            ids.NewGuid();
        }
    }

    [Fact]
    public async Task Timer_SetWhileAnotherInstantIsShown_IsDueAtTheRightOne()
    {
        var time = new ReplayedTime(_clock);
        var rung = 0;
        ITimer timer;
        using (time.Show(Now - TimeSpan.FromHours(1)))
        {
            Assert.Equal(Now - TimeSpan.FromHours(1), time.GetUtcNow());
            timer = time.CreateTimer(_ => rung++, null, TimeSpan.FromMinutes(90), Timeout.InfiniteTimeSpan);
        }

        Assert.Equal(Now, time.GetUtcNow());
        Assert.Equal(Now + TimeSpan.FromMinutes(30), _clock.NextDue);
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(1, rung);
        timer.Change(TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        Assert.Equal(Now + TimeSpan.FromMinutes(35), _clock.NextDue);
    }

    [Fact]
    public async Task Timer_ThatWasDueLongAgo_RingsAtOnce()
    {
        var time = new ReplayedTime(_clock);
        var rung = 0;
        using (time.Show(Now - TimeSpan.FromHours(1)))
            time.CreateTimer(_ => rung++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        await _clock.AdvanceAsync(TimeSpan.Zero);

        Assert.Equal(1, rung);
    }

    [Fact]
    public void VirtualClock_ThatShowedAnotherInstant_GoesOnWhereItWas()
    {
        ITimer timer;
        using (((IReplayable)_clock).Show(Now - TimeSpan.FromHours(1)))
            timer = _clock.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(90), Timeout.InfiniteTimeSpan);

        Assert.Equal((Now, Now + TimeSpan.FromMinutes(30)), (_clock.GetUtcNow(), _clock.NextDue));
        timer.Dispose();
    }
}
