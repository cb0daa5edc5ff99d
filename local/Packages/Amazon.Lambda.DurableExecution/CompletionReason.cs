namespace Amazon.Lambda.DurableExecution;

/// <summary>Why a batch ended.</summary>
public enum CompletionReason
{
    AllCompleted = 0,

    /// <summary>Enough have succeeded, and some have not ended.</summary>
    MinSuccessfulReached = 1,

    /// <summary>More have failed than are tolerated.</summary>
    FailureToleranceExceeded = 2,
}
