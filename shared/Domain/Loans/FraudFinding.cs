using System.Text.Json.Serialization;

namespace Comparison.Domain.Loans;

/// <summary>What a fraud check comes to.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FraudFinding>))]
public enum FraudFinding
{
    Passed,
    Found,
}
