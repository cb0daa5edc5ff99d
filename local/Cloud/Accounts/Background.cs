using System.Collections.Concurrent;
using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Cloud.Accounts;

/// <summary>What goes on in an account without a request that waits for it. Nobody would hear of its failures but for this.</summary>
/// <param name="failed">Told of each failure.</param>
public sealed class Background(WorkTracker workload, Action<Exception>? failed = null)
{
    private const int MaxKept = 20;

    private readonly Lock _gate = new();
    private readonly Queue<string> _failures = [];

    /// <summary>The last failures, each in one line.</summary>
    public IReadOnlyList<string> Failures
    {
        get { lock (_gate) return [.. _failures]; }
    }

    /// <summary>Does something that is a piece of work from before this returns until its end.</summary>
    internal void Run(Func<Task> action)
    {
        var work = workload.Begin();
        Watch(RunAsync());

        async Task RunAsync()
        {
            using (work)
                await action();
        }
    }

    /// <summary>Lets something go on that is no work, such as looking after a connection.</summary>
    internal void Watch(Task task) => _ = WatchAsync(task);

    internal void Report(Exception failure)
    {
        lock (_gate)
        {
            if (_failures.Count == MaxKept)
                _failures.Dequeue();
            _failures.Enqueue($"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
        }
        failed?.Invoke(failure);
    }

    private async Task WatchAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception failure) // of whatever kind: it would be lost
        {
            Report(failure);
        }
    }
}

/// <summary>Does something later, by the account's clock. What waits here is not work.</summary>
internal sealed class Postponed(AccountContext account)
{
    // A timer that nobody refers to may be collected before it fires.
    private readonly ConcurrentDictionary<object, DueTimer> _alarms = new();

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
