using Comparison.EndToEnd.Load;

namespace Comparison.EndToEnd.Tests;

public sealed class RisingLoadTests
{
    [Theory]
    [InlineData("rises no more after 4 clients", 64, new[] { 1.0, 2, 4, 4.1, 4.0 }, 16)]
    [InlineData("one disturbed level does not end it", 16, new[] { 1.0, 2, 0.5, 6, 12 }, 16)]
    [InlineData("the most that may be", 2, new[] { 1.0, 2 }, 2)]
    [InlineData("none may be", 0, new double[0], 0)]
    public async Task Load_Doubles_UntilItBringsNoMore(string situation, int most, double[] speeds, int last)
    {
        var time = new CountedTime();
        var levels = new List<LoadLevel>();
        var load = new RisingLoad(time, _ =>
        {
            time.Pass(TimeSpan.FromSeconds(1 / speeds[levels.Count]));
            return Task.CompletedTask;
        });

        await foreach (var level in load.RunAsync(most, TimeSpan.FromSeconds(100), default))
            levels.Add(level);

        Assert.True(last == (levels.LastOrDefault()?.Clients ?? 0), situation);
        Assert.All(levels.Zip(speeds), pair => Assert.Equal(pair.Second, pair.First.PerSecond, tolerance: 0.001));
    }

    [Fact]
    public async Task Load_ThatFails_SaysSo()
    {
        var load = new RisingLoad(new CountedTime(), _ => throw new InvalidOperationException("throttled"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in load.RunAsync(4, TimeSpan.FromSeconds(1), default))
                Assert.Fail("No level can have been reached.");
        });
    }

    private sealed class CountedTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(TimeSpan time) => _ticks += time.Ticks;
    }
}
