namespace Comparison.Local.StatesLanguage.Running;

/// <summary>
/// Lets the flows of one execution run one at a time: they share documents that must not be read by two threads at once, and so the
/// order of events follows from the order in which waits end.
/// </summary>
internal sealed class Turn
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private bool _isTaken;

    /// <summary>Completes when it is the caller's turn, first come, first served.</summary>
    public Task TakeAsync()
    {
        lock (_gate)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return Task.CompletedTask;
            }
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiting);
            return waiting.Task;
        }
    }

    public void Pass()
    {
        TaskCompletionSource? next;
        lock (_gate)
            _isTaken = _waiting.TryDequeue(out next);
        next?.SetResult();
    }

    /// <summary>Lets go of the turn while something goes on outside of the interpreter.</summary>
    public async Task WaitAsync(Task outside)
    {
        if (outside.IsCompleted)
        {
            await outside;
            return;
        }
        Pass();
        try
        {
            await outside;
        }
        finally
        {
            await TakeAsync();
        }
    }

    /// <summary>Lets those go first whose waits have just ended.</summary>
    public async Task YieldAsync()
    {
        Pass();
        await Task.Yield();
        await TakeAsync();
    }
}
