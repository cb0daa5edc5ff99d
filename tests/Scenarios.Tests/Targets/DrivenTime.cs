using Comparison.Local.Cloud.Time;

namespace Comparison.Scenarios.Tests.Targets;

/// <summary>Real time as somebody sees it who waits for a stack whose time is skipped: whoever waits moves it.</summary>
internal sealed class DrivenTime(VirtualTime time) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ = AdvanceAsync();
        return new Fired();

        async Task AdvanceAsync()
        {
            await Task.Yield(); // the timer's owner gets it before it fires
            await time.AdvanceAsync(dueTime);
            callback(state);
        }
    }

    private sealed class Fired : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
