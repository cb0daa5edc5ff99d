using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The end of an execution, for those who wait for it: without a thread, and without keeping the stack busy.</summary>
internal sealed class ExecutionEnd(Workload workload)
{
    private readonly Lock _gate = new();
    private readonly List<Suspension<bool>> _waiting = [];
    private bool _hasCome;

    /// <summary>Called once, by the execution's last piece of work.</summary>
    public void Announce()
    {
        lock (_gate)
            _hasCome = true;
        // Nobody is added any more.
        foreach (var suspension in _waiting)
            suspension.TryComplete(true);
    }

    /// <summary>Ends the caller's piece of work until the execution has ended.</summary>
    public async Task WaitAsync()
    {
        var suspension = new Suspension<bool>(workload);
        lock (_gate)
        {
            if (_hasCome)
                return;
            _waiting.Add(suspension);
        }
        await suspension.WaitAsync();
    }
}
