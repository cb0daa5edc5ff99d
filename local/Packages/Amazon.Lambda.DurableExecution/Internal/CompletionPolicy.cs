namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A completion rule, applied to a number of units.</summary>
/// <param name="total">All units, begun or not: the share of failures is of these.</param>
internal sealed class CompletionPolicy(CompletionConfig config, int total)
{
    /// <summary>Whether no further unit needs to begin.</summary>
    public bool IsDecided(int succeeded, int failed) => EnoughSucceeded(succeeded) || TooManyFailed(failed);

    /// <param name="succeeded">Of the units that were begun.</param>
    /// <param name="failed">Of the units that were begun.</param>
    public CompletionReason ReasonFor(int succeeded, int failed) =>
        TooManyFailed(failed) ? CompletionReason.FailureToleranceExceeded
        : succeeded + failed < total && EnoughSucceeded(succeeded) ? CompletionReason.MinSuccessfulReached
        : CompletionReason.AllCompleted;

    private bool EnoughSucceeded(int succeeded) => succeeded >= config.MinSuccessful;

    // A criterion of any kind lifts the rule that the first failure decides, a minimum of successes too.
    private bool TooManyFailed(int failed) =>
        config is { MinSuccessful: null, ToleratedFailureCount: null, ToleratedFailurePercentage: null }
            ? failed > 0
            : failed > config.ToleratedFailureCount || (double)failed / total > config.ToleratedFailurePercentage;
}
