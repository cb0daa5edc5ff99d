namespace Comparison.Local;

/// <summary>Rings once at an instant: at once when it has passed, in stages when it is further away than timers reach.</summary>
/// <remarks>
/// The one place where an instant becomes a due time. .NET's timers throw below −1 ms and beyond 49 days and take −1 ms for never, and
/// an instant may pass while its alarm is being set. Compiled into each of the local engines, which know nothing of each other.
/// </remarks>
internal sealed class DueTimer : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(49);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action _ring;
    private readonly ITimer _timer;
    private DateTimeOffset? _due;

    /// <param name="ring">Called from the clock's thread, outside the alarm's lock; must not block.</param>
    public DueTimer(TimeProvider time, Action ring)
    {
        (_time, _ring) = (time, ring);
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DueTimer(TimeProvider time, DateTimeOffset due, Action ring)
        : this(time, ring) => Set(due);

    /// <summary>A duration within what .NET's timers take.</summary>
    public static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > MaxWait ? MaxWait : wait;

    /// <summary>Takes another instant in place of the former one; null for none.</summary>
    public void Set(DateTimeOffset? due)
    {
        lock (_gate)
        {
            if (due == _due)
                return;
            Arm(due);
            _due = due;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _due = null;
        _timer.Dispose();
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_due is not { } due)
                return; // taken back in the last instant
            if (due > _time.GetUtcNow())
            {
                Arm(due);
                return;
            }
            _due = null;
        }
        _ring();
    }

    private void Arm(DateTimeOffset? due) =>
        _timer.Change(due is { } instant ? Clamp(instant - _time.GetUtcNow()) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
