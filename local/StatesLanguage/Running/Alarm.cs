namespace Comparison.Local.StatesLanguage.Running;

/// <summary>Rings once at a time that may be years away; .NET's own timers reach 49 days.</summary>
public sealed class Alarm : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _due;
    private readonly Action _ring;
    private readonly ITimer _timer;

    /// <param name="ring">Called from the clock's thread; must not block.</param>
    public Alarm(TimeProvider time, DateTimeOffset due, Action ring)
    {
        (_time, _due, _ring) = (time, due, ring);
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm(due - time.GetUtcNow());
    }

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        var left = _due - _time.GetUtcNow();
        if (left > TimeSpan.Zero)
            Arm(left);
        else
            _ring();
    }

    private void Arm(TimeSpan left) =>
        _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left > Longest ? Longest : left, Timeout.InfiniteTimeSpan);
}
