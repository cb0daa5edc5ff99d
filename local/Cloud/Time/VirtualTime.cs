namespace Comparison.Local.Cloud.Time;

/// <summary>A stack's clock that stands still until its driver moves it, timer by timer.</summary>
/// <remarks>
/// It starts ahead of the machine's clock and never falls behind it within a run, because the official durable runtime
/// compares the times of waits and retries with the machine's clock. Only timers are jump targets; what expires by itself
/// (time to live, retention, execution names) compares with <see cref="GetUtcNow"/> when somebody looks.
/// </remarks>
public sealed class VirtualTime(DateTimeOffset start, Workload workload) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private DateTimeOffset _now = start;
    private long _order;

    public DateTimeOffset Start { get; } = start;

    /// <summary>How much time the driver has skipped so far.</summary>
    public TimeSpan Skipped => GetUtcNow() - Start;

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
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps from timer to timer until the condition holds.</summary>
    /// <returns>False when the stack is idle, nothing is scheduled any more, and the condition still does not hold.</returns>
    public async Task<bool> SkipUntilAsync(Func<Task<bool>> reached, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await workload.WhenIdleAsync().WaitAsync(cancellationToken);
            if (await reached())
                return true;
            if (!workload.IsIdle)
                continue;
            if (!FireNext(DateTimeOffset.MaxValue))
                return false;
        }
    }

    /// <summary>Moves the clock by exactly this much, firing on the way what falls due, the last instant included.</summary>
    public async Task AdvanceAsync(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var end = GetUtcNow() + duration;
        do
            await workload.WhenIdleAsync().WaitAsync(cancellationToken);
        while (FireNext(end));
        lock (_gate)
            _now = end;
    }

    private bool FireNext(DateTimeOffset latest)
    {
        VirtualTimer? due;
        // Begun before the timer leaves the queue: what it starts must not be jumped over.
        using var firing = workload.Begin();
        lock (_gate)
        {
            due = PeekLive();
            if (due is null || due.Due > latest.UtcTicks)
                return false;
            _timers.Dequeue();
            if (due.Due > _now.UtcTicks)
                _now = new DateTimeOffset(due.Due, TimeSpan.Zero);
            due.Rearm();
        }
        due.Fire();
        return true;
    }

    private VirtualTimer? PeekLive()
    {
        while (_timers.TryPeek(out var timer, out var key))
        {
            if (timer.Due == key.Due && timer.Order == key.Order)
                return timer;
            _timers.Dequeue(); // changed or disposed since it was queued
        }
        return null;
    }

    private sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private const long Unarmed = -1;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public long Due { get; private set; } = Unarmed;

        public long Order { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    Due = Unarmed;
                else
                    Arm(time._now.UtcTicks + dueTime.Ticks);
            }
            return true;
        }

        public void Rearm()
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
                Due = Unarmed;
            else
                Arm(Due + _period.Ticks);
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Arm(long due)
        {
            Due = due;
            Order = ++time._order;
            time._timers.Enqueue(this, (Due, Order));
        }
    }
}
