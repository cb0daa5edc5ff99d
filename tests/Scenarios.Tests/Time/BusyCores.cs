namespace Comparison.Scenarios.Tests.Time;

/// <summary>Keeps every core of the machine busy, so that whatever can be late is late.</summary>
internal sealed class BusyCores : IDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly List<Thread> _threads = [];

    public BusyCores()
    {
        for (var core = 0; core < Environment.ProcessorCount; core++)
        {
            var thread = new Thread(Spin) { IsBackground = true };
            thread.Start();
            _threads.Add(thread);
        }
    }

    public void Dispose()
    {
        _done.Cancel();
        _threads.ForEach(thread => thread.Join());
        _done.Dispose();
    }

    private void Spin()
    {
        while (!_done.IsCancellationRequested)
            Thread.SpinWait(1000);
    }
}
