namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A completion rule, applied to units of which so many have succeeded and failed.</summary>
internal sealed class CompletionPolicy(CompletionConfig config)
{
    /// <summary>Whether no further unit needs to begin.</summary>
    /// <param name="total">All units, begun or not; null while more may come: the share of failures is not asked for then.</param>
    public bool IsDecided(int succeeded, int failed, int? total) => EnoughSucceeded(succeeded) || TooManyFailed(failed, total);

    /// <param name="total">All units, begun or not.</param>
    public CompletionReason ReasonFor(int succeeded, int failed, int total) =>
        TooManyFailed(failed, total) ? CompletionReason.FailureToleranceExceeded
        : succeeded + failed < total && EnoughSucceeded(succeeded) ? CompletionReason.MinSuccessfulReached
        : CompletionReason.AllCompleted;

    private bool EnoughSucceeded(int succeeded) => succeeded >= config.MinSuccessful;

    // A criterion of any kind lifts the rule that the first failure decides, a minimum of successes too.
    private bool TooManyFailed(int failed, int? total) =>
        config is { MinSuccessful: null, ToleratedFailureCount: null, ToleratedFailurePercentage: null }
            ? failed > 0
            : failed > config.ToleratedFailureCount || (double)failed / total > config.ToleratedFailurePercentage;
}
