using Comparison.Local.Cloud.Time;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Targets;

public sealed class PolledTimeTests
{
    private static readonly VirtualTime Time = new(TestCloud.Tomorrow, new());

    [Fact]
    public async Task Until_ReachedAtTheFifthLook_LooksAtGrowingDistances()
    {
        var clock = new PolledTime(new DrivenTime(Time));
        var looks = new List<DateTimeOffset>();

        var reached = await clock.UntilAsync(() => Task.FromResult(AddTo(looks) == 5), default);

        Assert.True(reached);
        Assert.Equal([1, 1.5, 2.25, 3.375], looks.Zip(looks.Skip(1), (one, next) => (next - one).TotalSeconds));
    }

    [Fact]
    public async Task Until_NeverReached_GivesUpAfterHalfAnHour()
    {
        var clock = new PolledTime(new DrivenTime(Time));
        var looks = new List<DateTimeOffset>();

        var reached = await clock.UntilAsync(() => Task.FromResult(AddTo(looks) == 0), default);

        Assert.False(reached);
        Assert.InRange(looks[^1] - looks[0], PolledTime.Patience, PolledTime.Patience + TimeSpan.FromSeconds(15));
        Assert.Equal(15, (looks[^1] - looks[^2]).TotalSeconds);
    }

    private static int AddTo(List<DateTimeOffset> looks)
    {
        looks.Add(Time.GetUtcNow());
        return looks.Count;
    }
}
