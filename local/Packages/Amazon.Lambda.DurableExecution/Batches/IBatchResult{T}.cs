namespace Amazon.Lambda.DurableExecution;

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
