using System.Runtime.ExceptionServices;
using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Sends updates in the order they are written: one call at a time, each with all that has gathered meanwhile.</summary>
/// <remarks>
/// A write that finds no call under way makes it at once, on its own thread; and an acknowledgement resumes its workflow on the thread that
/// brings it. So a lone step costs no change of threads.
/// After a call has failed nothing is sent any more, and every write, past or to come, fails with that error.
/// </remarks>
internal sealed class CheckpointJournal(Func<List<OperationUpdate>, Task> send)
{
    private const int MaxUpdates = 200;
    private const int MaxBytes = 750 * 1024;

    // So that the start of a quick step travels with its end. By the machine's clock, whatever clock the workflow has.
    private const int PatienceMilliseconds = 1;

    private readonly Lock _lock = new();
    private readonly Queue<Entry> _gathered = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isCalling;
    private bool _isClosed;
    private Timer? _patience;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Completes when the service has acknowledged the update.</summary>
    public Task WriteAsync(OperationUpdate update, CancellationToken cancellationToken)
    {
        var acknowledged = new TaskCompletionSource();
        lock (_lock)
        {
            _failure?.Throw();
            if (_isClosed)
                throw new ObjectDisposedException(nameof(CheckpointJournal), "The invocation has ended, and its workflow with it.");
            _gathered.Enqueue(new(update, acknowledged));
        }
        SendNext();
        return acknowledged.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends the update with the next call, which is made after a millisecond at the latest; waits for nothing.</summary>
    public void Post(OperationUpdate update)
    {
        lock (_lock)
        {
            if (_isClosed || _failure is not null)
                return; // The write that ends the operation says why.
            _gathered.Enqueue(new(update, null));
            if (_isCalling || _gathered.Count > 1)
                return; // It goes with what goes already.
            _patience ??= new(static journal => ((CheckpointJournal)journal!).SendNext(), this, Timeout.Infinite, Timeout.Infinite);
            _patience.Change(PatienceMilliseconds, Timeout.Infinite);
        }
    }

    /// <summary>Sends what is left.</summary>
    /// <exception cref="DurableExecutionException">A call was refused, now or earlier.</exception>
    public async Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            _patience?.Dispose();
        }
        SendNext();
        lock (_lock)
        {
            if (!_isCalling && _gathered.Count == 0)
                _drained.TrySetResult();
        }
        await _drained.Task;
        _failure?.Throw();
    }

    private void SendNext()
    {
        List<Entry> batch;
        lock (_lock)
        {
            if (_isCalling || _gathered.Count == 0)
                return;
            _isCalling = true;
            batch = TakeBatch();
        }
        _ = CallAsync(batch);
    }

    // Under the lock.
    private List<Entry> TakeBatch()
    {
        List<Entry> batch = [];
        var bytes = 0;
        while (batch.Count < MaxUpdates && _gathered.TryPeek(out var entry))
        {
            bytes += UpdateSize.Of(entry.Update);
            if (batch.Count > 0 && bytes > MaxBytes)
                break;
            batch.Add(_gathered.Dequeue());
        }
        return batch;
    }

    private async Task CallAsync(List<Entry> batch)
    {
        try
        {
            await send(batch.ConvertAll(entry => entry.Update));
        }
        catch (Exception failure)
        {
            Fail(batch, failure);
            return;
        }
        lock (_lock)
        {
            _isCalling = false;
            if (_isClosed && _gathered.Count == 0)
                _drained.TrySetResult();
        }
        // First of all: a workflow that resumes on this thread may compute for long.
        SendNext();
        Acknowledge(batch);
    }

    // One branch resumes here and the others on threads of their own, so that none waits for what another computes.
    private static void Acknowledge(List<Entry> batch)
    {
        TaskCompletionSource? here = null;
        foreach (var entry in batch)
        {
            if (entry.Acknowledged is not { } acknowledged)
                continue;
            if (here is not null)
                ThreadPool.UnsafeQueueUserWorkItem(static other => other.SetResult(), here, preferLocal: true);
            here = acknowledged;
        }
        here?.SetResult();
    }

    private void Fail(List<Entry> batch, Exception failure)
    {
        lock (_lock)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            _isCalling = false;
            batch.AddRange(_gathered);
            _gathered.Clear();
            _drained.TrySetResult();
        }
        foreach (var entry in batch)
            entry.Acknowledged?.SetException(failure);
    }

    /// <param name="Acknowledged">Null if nobody waits for it.</param>
    private sealed record Entry(OperationUpdate Update, TaskCompletionSource? Acknowledged);
}
