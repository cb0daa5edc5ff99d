namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IBatchItem{T}"/>
internal sealed record BatchItem<T>(int Index, string? Name, BatchItemStatus Status, T? Result, DurableExecutionException? Error)
    : IBatchItem<T>;
