namespace Comparison.Local.Cloud.Time;

/// <summary>A clock that can show another instant to one request: the one at which the request was carried out first.</summary>
internal interface IReplayable
{
    /// <summary>Shows that instant to whoever calls, until the result is disposed.</summary>
    IDisposable Show(DateTimeOffset instant);
}

/// <summary>The clock of an account that outlives the process: while a request is recorded it stands still for it, so that it can be told again.</summary>
/// <remarks>Timers are due at the right instant of the clock itself, whatever was shown to who set them.</remarks>
internal sealed class ReplayedTime(TimeProvider clock) : TimeProvider, IReplayable
{
    private readonly AsyncLocal<Moment?> _moment = new();

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public IDisposable Show(DateTimeOffset instant) => _moment.Value = new(instant);

    public override DateTimeOffset GetUtcNow() => _moment.Value is { IsOver: false } moment ? moment.Instant : clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ShiftedTimer(this, clock.CreateTimer(callback, state, Shift(dueTime), period));

    // From the instant that is shown to the clock's own.
    private TimeSpan Shift(TimeSpan dueTime) =>
        dueTime == Timeout.InfiniteTimeSpan || _moment.Value is not { IsOver: false } moment
            ? dueTime
            : DueTimer.Clamp(dueTime + (moment.Instant - clock.GetUtcNow()));

    /// <summary>What one request sees; work that it leaves behind sees the clock once the request is over.</summary>
    private sealed class Moment(DateTimeOffset instant) : IDisposable
    {
        private volatile bool _isOver;

        public DateTimeOffset Instant { get; } = instant;

        public bool IsOver => _isOver;

        public void Dispose() => _isOver = true;
    }

    private sealed class ShiftedTimer(ReplayedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Shift(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
