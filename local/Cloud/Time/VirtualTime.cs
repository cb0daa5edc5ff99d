namespace Comparison.Local.Cloud.Time;

/// <summary>A stack's clock that stands still until its driver moves it, timer by timer.</summary>
/// <remarks>
/// It is to start ahead of the machine's clock by more than a run lasts, because the official durable runtime compares the
/// times of waits and retries with the machine's clock. Only timers are jump targets; what expires by itself
/// (time to live, retention, execution names) compares with <see cref="GetUtcNow"/> when somebody looks.
/// A timer fires on its driver's call and never by itself, not even one that is due at once. What a callback starts must begin
/// its work before the callback returns; so <c>Task.Delay</c> on this clock is not for work that is skipped to, a
/// <see cref="Suspension{T}"/> is. One driver at a time.
/// </remarks>
public sealed class VirtualTime(DateTimeOffset start, WorkTracker workload) : TimeProvider, IReplayable
{
    private readonly Lock _gate = new();
    private readonly SortedSet<VirtualTimer> _armed = new(VirtualTimer.ByDue);
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _order;

    public DateTimeOffset Start { get; } = start;

    /// <summary>How much time the driver has skipped so far.</summary>
    public TimeSpan Skipped => GetUtcNow() - Start;

    /// <summary>When the next timer is due; null when none is armed.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
                return _armed.Min?.Due;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps from timer to timer until the condition holds.</summary>
    /// <param name="reached">Asked whenever the stack is idle; may itself send requests to the stack.</param>
    /// <returns>False when the stack is idle, nothing is scheduled any more, and the condition still does not hold.</returns>
    public async Task<bool> SkipUntilAsync(Func<Task<bool>> reached, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await workload.WhenIdleAsync().WaitAsync(cancellationToken);
            if (await reached())
                return true;
            // Work that began meanwhile may still reach it, so the condition is asked again before the clock moves.
            using var firing = workload.BeginIfIdle();
            if (firing is not null && !FireNext())
                return false;
        }
    }

    /// <summary>Moves the clock by exactly this much, firing on the way what falls due, the last instant included.</summary>
    public async Task AdvanceAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var end = GetUtcNow() + duration;
        while (true)
        {
            await workload.WhenIdleAsync().WaitAsync(cancellationToken);
            using var firing = workload.BeginIfIdle();
            if (firing is not null && !FireNext(end))
                return;
        }
    }

    /// <summary>Shows everybody another instant, while nothing goes on but what is carried out again.</summary>
    IDisposable IReplayable.Show(DateTimeOffset instant)
    {
        lock (_gate)
        {
            var shown = new Shown(this, _now);
            _now = instant;
            return shown;
        }
    }

    // The caller holds a piece of work from before the timer leaves the set until its callback has returned.
    private bool FireNext(DateTimeOffset? end = null)
    {
        VirtualTimer? due;
        lock (_gate)
        {
            due = _armed.Min;
            if (due is null || due.Due > end)
            {
                MoveTo(end ?? _now);
                return false;
            }
            MoveTo(due.Due);
            due.Rearm();
        }
        due.Fire();
        return true;
    }

    private void MoveTo(DateTimeOffset instant)
    {
        if (instant > _now)
            _now = instant;
    }

    private sealed class Shown(VirtualTime time, DateTimeOffset before) : IDisposable
    {
        public void Dispose()
        {
            lock (time._gate)
                time._now = before;
        }
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private long _order;
        private bool _disposed;

        public static Comparer<VirtualTimer> ByDue { get; } = Comparer<VirtualTimer>.Create((left, right) =>
            (left.Due, left._order).CompareTo((right.Due, right._order)));

        public DateTimeOffset Due { get; private set; }

        /// <summary>As of every <see cref="ITimer"/>: false once disposed, and negative times other than infinity are refused.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            CheckRange(dueTime, nameof(dueTime));
            CheckRange(period, nameof(period));
            lock (time._gate)
            {
                if (_disposed)
                    return false;
                time._armed.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    Arm(time._now + dueTime);
                return true;
            }
        }

        public void Rearm()
        {
            time._armed.Remove(this);
            if (_period != Timeout.InfiniteTimeSpan && _period != TimeSpan.Zero)
                Arm(Due + _period);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (time._gate)
            {
                _disposed = true;
                time._armed.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private static void CheckRange(TimeSpan value, string name)
        {
            if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(name, value, "Neither a duration nor Timeout.InfiniteTimeSpan.");
        }

        private void Arm(DateTimeOffset due)
        {
            Due = due;
            _order = ++time._order;
            time._armed.Add(this);
        }
    }
}
