using System.Text.Json.Serialization;

namespace Comparison.Domain.Loans;

/// <summary>What a score is worth. Below subprime there is no rate, and no loan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RiskTier>))]
public enum RiskTier
{
    [JsonStringEnumMemberName("prime")]
    Prime,

    [JsonStringEnumMemberName("near-prime")]
    NearPrime,

    [JsonStringEnumMemberName("subprime")]
    Subprime,

    [JsonStringEnumMemberName("deep-subprime")]
    DeepSubprime,
}
