namespace Comparison.Local.Cloud.Time;

/// <summary>A clock whose timers cannot end the process: what a callback throws is reported.</summary>
/// <param name="report">Must not throw.</param>
internal sealed class GuardedTime(TimeProvider clock, Action<Exception> report) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(
            given =>
            {
                try
                {
                    callback(given);
                }
                catch (Exception failure) // the edge: above it there is only the runtime, which would end the process
                {
                    report(failure);
                }
            },
            state,
            dueTime,
            period);
}
