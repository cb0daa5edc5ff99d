using Comparison.Domain.Decisions;

namespace Comparison.Domain.Loans;

/// <summary>What the fraud service is asked, and what its queue carries.</summary>
/// <param name="Until">When a long check is over; null until its first message was read.</param>
public sealed record FraudRequest(
    string ApplicationId, string Sin, string CorrelationId, Callback Callback, DateTimeOffset? Until = null)
{
    public static FraudRequest Of(LoanApplication application, Callback callback) =>
        new(application.ApplicationId, application.Sin, application.CorrelationId, callback);

    // A record would print its sin into the first log line that mentions it.
    public override string ToString() => $"FraudRequest {{ ApplicationId = {ApplicationId} }}";
}
