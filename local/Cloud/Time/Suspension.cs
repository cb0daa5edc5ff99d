namespace Comparison.Local.Cloud.Time;

/// <summary>One wait inside a piece of work: it holds no thread, and the stack counts as idle while it lasts.</summary>
/// <remarks>
/// Whoever completes the wait begins the waiter's work again before the waiter runs, so there is no instant between the two
/// at which the stack looks idle.
/// </remarks>
public sealed class Suspension<T>(Workload workload)
{
    private readonly TaskCompletionSource<T> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the caller's piece of work until somebody completes the wait. To be awaited once.</summary>
    public Task<T> WaitAsync()
    {
        workload.Exit();
        return _completed.Task;
    }

    /// <summary>Completes the wait. False when somebody else was first.</summary>
    public bool TryComplete(T value)
    {
        workload.Enter();
        if (_completed.TrySetResult(value))
            return true;
        workload.Exit();
        return false;
    }
}
