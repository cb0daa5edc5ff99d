namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>The end of an invocation whose workflow has to wait: the first operation that waits ends it for all of them.</summary>
/// <remarks>
/// Code beside the waiting operation is abandoned where it stands. Its bodies see <see cref="Token"/> cancelled; a step among them
/// has recorded no end and runs again next time.
/// </remarks>
internal sealed class TerminationManager
{
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TerminationManager()
    {
        var cancellation = new CancellationTokenSource();
        Token = cancellation.Token;
        // Off the suspending thread: whatever user code does on cancellation must not hold the answer up.
        _ = _requested.Task.ContinueWith(_ => cancellation.Cancel(), TaskScheduler.Default);
    }

    public Task Requested => _requested.Task;

    public CancellationToken Token { get; }

    /// <summary>Ends the invocation; the task returned never completes, so that the workflow goes no further.</summary>
    public Task<T> SuspendAsync<T>()
    {
        _requested.TrySetResult();
        return new TaskCompletionSource<T>().Task;
    }
}
