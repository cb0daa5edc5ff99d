using Comparison.Local;

namespace Comparison.Cloud.Tests.Time;

public sealed class DueTimeTests
{
    private readonly SlippingTime _time = new(TimeSpan.Zero);

    [Theory]
    [InlineData(-1)] // to .NET's timers that is never
    [InlineData(-2)]
    [InlineData(-100_000)]
    [InlineData(0)]
    public void Alarm_InstantHasPassed_IsSetToAtOnce(int milliseconds)
    {
        using var alarm = new DueTimer(_time, _time.GetUtcNow().AddMilliseconds(milliseconds), () => { });

        Assert.Equal([TimeSpan.Zero], _time.DueTimes);
    }

    [Fact]
    public void Alarm_YearsAway_RingsOnceAndNotBefore()
    {
        var rung = 0;
        using var alarm = new DueTimer(_time, _time.GetUtcNow().AddDays(60), () => rung++);

        _time.Advance(TimeSpan.FromDays(49));
        _time.Fire();
        var early = rung;
        _time.Advance(TimeSpan.FromDays(11));
        _time.Fire();
        _time.Fire();

        Assert.Equal((0, 1), (early, rung));
        Assert.Equal([TimeSpan.FromDays(49), TimeSpan.FromDays(11)], _time.DueTimes);
    }

    [Fact]
    public void Alarm_TakenBackInTheLastInstant_DoesNotRing()
    {
        var rung = false;
        using var alarm = new DueTimer(_time, _time.GetUtcNow(), () => rung = true);

        alarm.Set(null);
        _time.Fire();

        Assert.False(rung);
    }

    [Fact]
    public void Alarm_TimerRefuses_KeepsTheFormerInstant()
    {
        var rung = false;
        using var alarm = new DueTimer(_time, _time.GetUtcNow(), () => rung = true);
        _time.Refusal = new InvalidOperationException("no timers");

        Assert.Throws<InvalidOperationException>(() => alarm.Set(_time.GetUtcNow().AddDays(1)));
        _time.Fire();

        Assert.True(rung);
    }
}
