namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>How one branch or item ended.</summary>
/// <param name="Payload">The result as it was written; null unless it succeeded.</param>
internal sealed record UnitOutcome<T>(
    BatchItemStatus Status, T? Result = default, DurableExecutionException? Error = null, string? Payload = null)
{
    /// <summary>Runs a unit. Its failures are outcomes.</summary>
    /// <param name="decided">The unit was told to give up, and may: then it stays as begun.</param>
    /// <param name="stopped">What ends the whole batch without an outcome.</param>
    /// <exception cref="DurableExecutionException">What is no outcome of a unit: a refused checkpoint, or code that does not fit the record.</exception>
    public static async Task<UnitOutcome<T>> OfAsync(
        Func<Task<UnitOutcome<T>>> run, string subType, CancellationToken decided, CancellationToken stopped)
    {
        try
        {
            return await run();
        }
        catch (ChildContextException failure)
        {
            return new(BatchItemStatus.Failed, Error: failure);
        }
        catch (OperationCanceledException) when (decided.IsCancellationRequested && !stopped.IsCancellationRequested)
        {
            return new(BatchItemStatus.Started);
        }
        catch (Exception unrecorded) when (
            unrecorded is not DurableExecutionException && !(unrecorded is OperationCanceledException && stopped.IsCancellationRequested))
        {
            // The body has ended well and its result cannot be written, or read again: a failure that only the batch records.
            var error = new ChildContextException(unrecorded.Message, unrecorded)
            {
                SubType = subType,
                ErrorType = unrecorded.GetType().FullName,
            };
            return new(BatchItemStatus.Failed, Error: error);
        }
    }

    public BatchUnitSummary Summary(int index, string? name) => new(
        index,
        name,
        Status,
        Status == BatchItemStatus.Succeeded ? Payload : null,
        Error is null ? null : ErrorObject.FromException(Error));
}
