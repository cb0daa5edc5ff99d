namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IBatchItem{T}"/>
internal sealed record BatchItem<T>(int Index, string? Name, BatchItemStatus Status, T? Result, DurableExecutionException? Error)
    : IBatchItem<T>;

/// <inheritdoc cref="IBatchResult{T}"/>
internal sealed class BatchResult<T>(IReadOnlyList<IBatchItem<T>> all, CompletionReason reason) : IBatchResult<T>
{
    public CompletionReason CompletionReason => reason;

    public IReadOnlyList<IBatchItem<T>> All => all;

    public IReadOnlyList<IBatchItem<T>> Succeeded { get; } = With(all, BatchItemStatus.Succeeded);

    public IReadOnlyList<IBatchItem<T>> Failed { get; } = With(all, BatchItemStatus.Failed);

    public IReadOnlyList<IBatchItem<T>> Started { get; } = With(all, BatchItemStatus.Started);

    public bool HasFailure => FailureCount > 0;

    public int SuccessCount => Succeeded.Count;

    public int FailureCount => Failed.Count;

    public int StartedCount => Started.Count;

    public int TotalCount => all.Count;

    public IReadOnlyList<T> GetResults() => [.. Succeeded.Select(item => item.Result!)];

    // Null among them, as in AWS's package, is a unit that ended otherwise when it was run again over its record.
    public IReadOnlyList<DurableExecutionException> GetErrors() => [.. Failed.Select(item => item.Error!)];

    public void ThrowIfError()
    {
        if (Failed.FirstOrDefault(item => item.Error is not null)?.Error is { } first)
            throw first;
    }

    private static List<IBatchItem<T>> With(IReadOnlyList<IBatchItem<T>> all, BatchItemStatus status) =>
        [.. all.Where(item => item.Status == status)];
}
