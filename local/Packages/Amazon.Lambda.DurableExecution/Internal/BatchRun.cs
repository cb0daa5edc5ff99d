namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Runs the units of a batch in their order, so many at once, until the completion rule needs no more of them.</summary>
/// <remarks>
/// A unit that was begun is always awaited: one that went on recording after its batch has ended would be told otherwise by a replay.
/// It sees by its token that the batch is decided, and may give up.
/// </remarks>
internal sealed class BatchRun<T>(int count, int? maxConcurrency, CompletionPolicy policy)
{
    private readonly UnitOutcome<T>?[] _outcomes = new UnitOutcome<T>?[count];
    private int _succeeded;
    private int _failed;

    private bool IsDecided => policy.IsDecided(Volatile.Read(ref _succeeded), Volatile.Read(ref _failed), count);

    /// <param name="control">The caller's cancellation and the invocation's suspension: what ends the batch without an outcome.</param>
    /// <returns>The outcome of each unit, null where it was not begun.</returns>
    public async Task<UnitOutcome<T>?[]> RunAsync(Func<int, CancellationToken, Task<UnitOutcome<T>>> run, CancellationToken control)
    {
        using var decided = new CancellationTokenSource();
        // None where there is room for all: then a suspension does not keep units from beginning.
        using var free = maxConcurrency < count ? new SemaphoreSlim(maxConcurrency.Value) : null;
        List<Task> running = [];
        try
        {
            for (var index = 0; index < count && !IsDecided; index++)
            {
                if (free is not null)
                    await free.WaitAsync(control);
                if (!IsDecided)
                    running.Add(RunAsync(index, run, decided, free));
            }

            if (IsDecided)
                await decided.CancelAsync();
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // A refused checkpoint, or code that no longer fits the record, is no outcome of a unit.
        if (running.SelectMany(task => task.Exception?.InnerExceptions ?? []).OfType<DurableExecutionException>().FirstOrDefault() is { } fault)
            throw fault;
        // No outcome is given, and so none recorded, when the caller cancelled while the last units were ending.
        control.ThrowIfCancellationRequested();
        return _outcomes;
    }

    private async Task RunAsync(
        int index, Func<int, CancellationToken, Task<UnitOutcome<T>>> run, CancellationTokenSource decided, SemaphoreSlim? free)
    {
        _outcomes[index] = new(BatchItemStatus.Started);
        try
        {
            var outcome = _outcomes[index] = await run(index, decided.Token);
            if (outcome.Status == BatchItemStatus.Succeeded)
                Interlocked.Increment(ref _succeeded);
            if (outcome.Status == BatchItemStatus.Failed)
                Interlocked.Increment(ref _failed);
            if (IsDecided)
                await decided.CancelAsync();
        }
        finally
        {
            free?.Release();
        }
    }
}
