using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>How long to wait before a failed invocation is repeated; null fails the execution.</summary>
/// <param name="error">What the invocation ended with.</param>
/// <param name="failures">Failed invocations in a row, this one included.</param>
public delegate TimeSpan? InvocationRetryPolicy(DurableError error, int failures);

/// <summary>Policies for invocations that threw, crashed or timed out. A function that returns FAILED is never retried.</summary>
public static class InvocationRetries
{
    private const int RuntimeRetries = 3;
    private const int HandlerRetries = 17;
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    /// <summary>
    /// Errors of the runtime (<c>Runtime.</c>, <c>Sandbox.</c>, <c>Extension.</c>): at once, three times. Errors of the handler,
    /// the function's timeout among them: with growing delays for about six hours.
    /// </summary>
    /// <remarks>
    /// Both rules stand in AWS's SDK specification 1.2, §8.1, which says "over several hours" and gives no numbers; the delays of
    /// 1, 2, 4 … seconds up to an hour are ours.
    /// </remarks>
    public static TimeSpan? LikeAws(DurableError error, int failures)
    {
        if (IsOfRuntime(error.ErrorType ?? ""))
            return failures <= RuntimeRetries ? TimeSpan.Zero : null;
        if (failures > HandlerRetries)
            return null;
        var delay = TimeSpan.FromSeconds(Math.Pow(2, failures - 1));
        return delay < MaxDelay ? delay : MaxDelay;
    }

    /// <summary>An output that the service cannot take: at once, three times.</summary>
    /// <remarks>
    /// AWS's Go SDK records that an execution fails when the fourth invocation in a row returns PENDING with nothing pending; that
    /// the other invalid outputs are treated alike is what AWS's local services do, and not known of the service.
    /// </remarks>
    internal static TimeSpan? AfterInvalidOutput(int failures) => failures <= RuntimeRetries ? TimeSpan.Zero : null;

    private static bool IsOfRuntime(string type) =>
        type != "Sandbox.Timedout"
        && (type.StartsWith("Runtime.", StringComparison.Ordinal)
            || type.StartsWith("Sandbox.", StringComparison.Ordinal)
            || type.StartsWith("Extension.", StringComparison.Ordinal));
}
