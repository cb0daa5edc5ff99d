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
