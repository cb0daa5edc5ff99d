namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Runs the units of a batch in their order, so many at once, until the completion rule needs no more of them.</summary>
/// <remarks>
/// A unit that was begun is always awaited: one that went on recording after its batch has ended would be told otherwise by a replay.
/// It sees by its token that the batch is decided, and may give up.
/// </remarks>
internal sealed class BatchRun<T>(
    IReadOnlyList<BatchUnit<T>> units,
    int? maxConcurrency,
    CompletionPolicy policy,
    Func<BatchUnit<T>, CancellationToken, Task<BatchItem<T>>> run)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, BatchItem<T>> _begun = [];
    private int _succeeded;
    private int _failed;

    /// <param name="control">The caller's cancellation and the invocation's suspension: what ends the batch without an outcome.</param>
    public async Task<BatchResult<T>> RunAsync(CancellationToken control)
    {
        using var decided = new CancellationTokenSource();
        using var free = new SemaphoreSlim(maxConcurrency ?? int.MaxValue);
        List<Task> running = [];
        try
        {
            foreach (var unit in units)
            {
                await free.WaitAsync(control);
                if (IsDecided())
                    break;

                running.Add(RunAsync(unit, decided, free));
            }
        }
        finally
        {
            // Throws what is no outcome of a unit: a refused checkpoint, code that no longer fits the record, a cancellation.
            await Task.WhenAll(running);
        }

        // As in the official SDK no outcome is given, and so none recorded, when the caller cancelled while the last units were ending.
        control.ThrowIfCancellationRequested();
        return new([.. _begun.Values], policy.ReasonFor(_succeeded, _failed));
    }

    private async Task RunAsync(BatchUnit<T> unit, CancellationTokenSource decided, SemaphoreSlim free)
    {
        Keep(new(unit.Index, unit.Place.Name, BatchItemStatus.Started, Result: default, Error: null));
        try
        {
            Keep(await run(unit, decided.Token));
        }
        catch (OperationCanceledException) when (decided.IsCancellationRequested)
        {
            // It gave up, and stays as begun.
        }
        finally
        {
            free.Release();
            if (IsDecided())
                await decided.CancelAsync();
        }
    }

    private void Keep(BatchItem<T> item)
    {
        lock (_lock)
        {
            _begun[item.Index] = item;
            _succeeded += item.Status == BatchItemStatus.Succeeded ? 1 : 0;
            _failed += item.Status == BatchItemStatus.Failed ? 1 : 0;
        }
    }

    private bool IsDecided()
    {
        lock (_lock)
            return policy.IsDecided(_succeeded, _failed);
    }
}
