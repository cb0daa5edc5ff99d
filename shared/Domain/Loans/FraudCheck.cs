using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Loans;

/// <summary>The service that checks applications for fraud.</summary>
public interface IFraudChecks
{
    /// <summary>Asks for a check, and does not wait for it: the answer comes by the callback.</summary>
    Task RequestAsync(LoanApplication application, Callback callback, CancellationToken cancellationToken);
}

/// <summary>What the fraud service is asked, and what its queue carries.</summary>
/// <param name="Until">When a long check is over; null until its first message was read.</param>
public sealed record FraudRequest(
    string ApplicationId, string Sin, string CorrelationId, Callback Callback, DateTimeOffset? Until = null)
{
    public static FraudRequest For(LoanApplication application, Callback callback) =>
        new(application.ApplicationId, application.Sin, application.CorrelationId, callback);

    // A record would print its sin into the first log line that mentions it.
    public override string ToString() => $"FraudRequest {{ ApplicationId = {ApplicationId} }}";
}

/// <summary>The fraud service's answer, as the callback carries it.</summary>
public sealed record FraudVerdict(FraudFinding FraudCheck, int RiskIndicators, string CheckedBy);

/// <summary>What a fraud check comes to.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FraudFinding>))]
public enum FraudFinding
{
    Passed,
    Found,
}

/// <summary>What came of asking the fraud service: its verdict, or why there is none.</summary>
public sealed record FraudAnswer(FraudVerdict? Verdict, string? Failure)
{
    /// <summary>The service said that it cannot check, or could not be asked.</summary>
    public static FraudAnswer Unavailable { get; } = new(null, LoanFailure.FraudServiceUnavailable);

    /// <summary>The service missed its deadline or a heartbeat.</summary>
    public static FraudAnswer Silence { get; } = new(null, LoanFailure.FraudServiceSilent);

    /// <param name="verdict">Null when the service answered without one: an empty answer clears nobody.</param>
    public static FraudAnswer From(FraudVerdict? verdict) => verdict is null ? Silence : new(verdict, null);
}
