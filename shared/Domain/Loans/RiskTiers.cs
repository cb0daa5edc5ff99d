namespace Comparison.Domain.Loans;

/// <summary>How risk tiers are written for people.</summary>
public static class RiskTiers
{
    public static string ToText(this RiskTier tier) => tier switch
    {
        RiskTier.Prime => "prime",
        RiskTier.NearPrime => "near-prime",
        RiskTier.Subprime => "subprime",
        RiskTier.DeepSubprime => "deep-subprime",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Unknown tier."),
    };
}
