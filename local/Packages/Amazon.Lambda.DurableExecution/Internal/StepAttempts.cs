using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>The attempts of one step: whether another follows, what the log says of them, and what an interrupted one counts as.</summary>
internal sealed class StepAttempts(OperationPlace place, IRetryStrategy? strategy, ILogger logger)
{
    public static StepInterruptedException Interrupted(Operation recorded) =>
        recorded.StepDetails?.Error is { } error
            ? new(error.ErrorMessage ?? "The previous attempt failed.") { ErrorType = error.ErrorType }
            : new("The invocation ended during the step; whether the step took effect is unknown.");

    /// <summary>Seconds until the next attempt, null when there is none.</summary>
    public int? DelayAfter(Exception failure, int attempt)
    {
        if (strategy?.ShouldRetry(failure, attempt) is not { ShouldRetry: true } decision)
            return null;

        var requested = decision.Delay.TotalSeconds;
        var seconds = (int)Math.Max(1, Math.Ceiling(requested));
        if (requested < 1)
        {
            logger.LogWarning(
                "Step {Step} asked to be retried after {Requested} s; the service's shortest delay is {Seconds} s.",
                place.ToString(),
                requested,
                seconds);
        }

        return seconds;
    }

    /// <summary>Keys that the console and log queries know the attempt's lines by.</summary>
    public Dictionary<string, object> LogScope(int attempt) => new()
    {
        ["operationId"] = place.Id,
        ["operationName"] = place.Name ?? "",
        ["attempt"] = attempt,
    };
}
