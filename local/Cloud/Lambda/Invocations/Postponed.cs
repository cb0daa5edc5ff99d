using System.Collections.Concurrent;
using Comparison.Local.Cloud.Accounts;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>Does something later, by the account's clock. What waits here is not work.</summary>
internal sealed class Postponed(AccountContext account)
{
    // A timer that nobody refers to may be collected before it fires.
    private readonly ConcurrentDictionary<object, Alarm> _alarms = new();

    /// <param name="action">Begins its own piece of work before it returns.</param>
    public void Run(TimeSpan delay, Action action)
    {
        var key = new object();
        var alarm = _alarms[key] = new(account.Time, Ring);
        alarm.Set(account.Time.GetUtcNow() + delay);

        void Ring()
        {
            if (_alarms.TryRemove(key, out var rung))
                rung.Dispose();
            action();
        }
    }
}
