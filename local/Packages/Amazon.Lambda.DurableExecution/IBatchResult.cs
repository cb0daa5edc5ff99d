namespace Amazon.Lambda.DurableExecution;

/// <summary>How a batch ended, whatever its branches or items return.</summary>
/// <remarks>Those that had not been begun when the batch was decided are not counted.</remarks>
public interface IBatchResult
{
    CompletionReason CompletionReason { get; }

    bool HasFailure { get; }

    int SuccessCount { get; }

    int FailureCount { get; }

    int StartedCount { get; }

    int TotalCount { get; }
}

/// <summary>The outcomes of branches or items, in their own order. A batch never throws for what fails in it.</summary>
public interface IBatchResult<T> : IBatchResult
{
    IReadOnlyList<IBatchItem<T>> All { get; }

    IReadOnlyList<IBatchItem<T>> Succeeded { get; }

    IReadOnlyList<IBatchItem<T>> Failed { get; }

    IReadOnlyList<IBatchItem<T>> Started { get; }

    /// <summary>The results of those that succeeded.</summary>
    IReadOnlyList<T> GetResults();

    /// <summary>The errors of those that failed.</summary>
    IReadOnlyList<DurableExecutionException> GetErrors();

    /// <summary>Raises the error of the first that failed, if any did.</summary>
    /// <exception cref="ChildContextException">It did.</exception>
    void ThrowIfError();
}
