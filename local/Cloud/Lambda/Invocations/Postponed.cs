using System.Collections.Concurrent;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Does something later, by the account's clock. What waits here is not work.</summary>
internal sealed class Postponed(AccountContext account)
{
    // A timer that nobody refers to may be collected before it fires.
    private readonly ConcurrentDictionary<object, ITimer> _timers = new();

    /// <param name="action">Begins its own piece of work before it returns.</param>
    public void Run(TimeSpan delay, Action action)
    {
        var key = new object();
        var timer = account.Time.CreateTimer(
            _ =>
            {
                if (_timers.TryRemove(key, out var fired))
                    fired.Dispose();
                action();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timers[key] = timer;
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }
}
