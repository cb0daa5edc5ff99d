namespace Comparison.Domain.Loans;

/// <summary>What came of asking the fraud service: its verdict, or why there is none.</summary>
public sealed record FraudAnswer(FraudVerdict? Verdict, string? Failure)
{
    /// <summary>The service said that it cannot check.</summary>
    public static FraudAnswer Unavailable { get; } = new(null, LoanFailure.FraudServiceUnavailable);

    /// <summary>The service missed its deadline or a heartbeat.</summary>
    public static FraudAnswer Silence { get; } = new(null, LoanFailure.FraudServiceSilent);

    public static FraudAnswer Of(FraudVerdict verdict) => new(verdict, null);
}
