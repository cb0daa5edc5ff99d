namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IBatchResult{T}"/>
internal sealed class BatchResult<T>(IReadOnlyList<IBatchItem<T>> all, CompletionReason reason) : IBatchResult<T>
{
    public CompletionReason CompletionReason => reason;

    public IReadOnlyList<IBatchItem<T>> All => all;

    public IReadOnlyList<IBatchItem<T>> Succeeded { get; } = Of(all, BatchItemStatus.Succeeded);

    public IReadOnlyList<IBatchItem<T>> Failed { get; } = Of(all, BatchItemStatus.Failed);

    public IReadOnlyList<IBatchItem<T>> Started { get; } = Of(all, BatchItemStatus.Started);

    public bool HasFailure => FailureCount > 0;

    public int SuccessCount => Succeeded.Count;

    public int FailureCount => Failed.Count;

    public int StartedCount => Started.Count;

    public int TotalCount => all.Count;

    public IReadOnlyList<T> GetResults() => [.. Succeeded.Select(item => item.Result!)];

    // A unit that ends otherwise when it is run again over its record has no error to show.
    public IReadOnlyList<DurableExecutionException> GetErrors() =>
        [.. Failed.Select(item => item.Error).OfType<DurableExecutionException>()];

    public void ThrowIfError()
    {
        if (GetErrors() is [var first, ..])
            throw first;
    }

    private static List<IBatchItem<T>> Of(IReadOnlyList<IBatchItem<T>> all, BatchItemStatus status) =>
        [.. all.Where(item => item.Status == status)];
}
