namespace Amazon.Lambda.DurableExecution;

/// <summary>The outcome of one branch or item.</summary>
public interface IBatchItem<T>
{
    /// <summary>Its place among all branches or items, from 0.</summary>
    int Index { get; }

    string? Name { get; }

    BatchItemStatus Status { get; }

    /// <summary>The default value unless it succeeded.</summary>
    T? Result { get; }

    /// <summary>Null unless it failed.</summary>
    DurableExecutionException? Error { get; }
}
