namespace Comparison.Domain.Loans;

/// <summary>The fraud service's answer, as the callback carries it.</summary>
public sealed record FraudVerdict(FraudFinding FraudCheck, int RiskIndicators, string CheckedBy);
