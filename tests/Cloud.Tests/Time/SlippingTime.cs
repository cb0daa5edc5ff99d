namespace Comparison.Cloud.Tests.Time;

/// <summary>A clock that goes on between any two readings, as a busy machine's does, and whose timers take what .NET's take.</summary>
internal sealed class SlippingTime(TimeSpan slip) : TimeProvider
{
    private static readonly TimeSpan MaxDueTime = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Thrown in place of setting a timer.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>What the timers were set to, in order; infinite ones left out.</summary>
    public List<TimeSpan> DueTimes { get; } = [];

    public override DateTimeOffset GetUtcNow() => _now += slip;

    public void Advance(TimeSpan duration) => _now += duration;

    public void Fire() => _timers.ForEach(timer => timer.Fire());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    private sealed class Timer(SlippingTime time, Action fire) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            if (time.Refusal is { } refusal)
                throw refusal;
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime, MaxDueTime);
            time.DueTimes.Add(dueTime);
            return true;
        }

        public void Fire() => fire();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
