using Comparison.Local.Cloud.Time;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The end of an execution, for those who wait for it: without a thread, and without keeping the stack busy.</summary>
internal sealed class ExecutionEnd(WorkTracker workload)
{
    private readonly Lock _gate = new();
    private readonly List<Suspension<bool>> _waiting = [];
    private bool _hasCome;

    /// <summary>Called by the execution's last piece of work.</summary>
    public void Announce()
    {
        Suspension<bool>[] waiting;
        lock (_gate)
        {
            _hasCome = true;
            waiting = [.. _waiting];
            _waiting.Clear();
        }
        foreach (var suspension in waiting)
            suspension.TryComplete(true);
    }

    /// <summary>The execution goes on: who waits from now on waits for its next end.</summary>
    public void Reopen()
    {
        lock (_gate)
            _hasCome = false;
    }

    /// <summary>Ends the caller's piece of work until the execution has ended.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to know.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        var suspension = new Suspension<bool>(workload);
        lock (_gate)
        {
            if (_hasCome)
                return;
            _waiting.Add(suspension);
        }
        await using var leaving = cancellationToken.Register(() => suspension.TryComplete(false));
        await suspension.WaitAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
