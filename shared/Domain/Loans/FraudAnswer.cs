namespace Comparison.Domain.Loans;

/// <summary>What came of asking the fraud service: its verdict, or why there is none.</summary>
public sealed record FraudAnswer(FraudVerdict? Verdict, string? Failure)
{
    /// <summary>The service said that it cannot check, or could not be asked.</summary>
    public static FraudAnswer Unavailable { get; } = new(null, LoanFailure.FraudServiceUnavailable);

    /// <summary>The service missed its deadline or a heartbeat.</summary>
    public static FraudAnswer Silence { get; } = new(null, LoanFailure.FraudServiceSilent);

    /// <param name="verdict">Null when the service answered without one: an empty answer clears nobody.</param>
    public static FraudAnswer Of(FraudVerdict? verdict) => verdict is null ? Silence : new(verdict, null);
}
