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
