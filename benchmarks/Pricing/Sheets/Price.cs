using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>What one component costs in one Region.</summary>
/// <param name="Component">What is paid for.</param>
/// <param name="Unit">The unit that is counted, in AWS's words.</param>
/// <param name="Tiers">By amount, from nothing on; empty when the price is not known.</param>
/// <param name="Confidence">How sure the price is.</param>
public sealed record Price(Component Component, string Unit, IReadOnlyList<Tier> Tiers, Confidence Confidence)
{
    public FreeTier? FreeTier { get; init; }

    /// <summary>The page or price list; null when the price is not known.</summary>
    public string? Source { get; init; }

    /// <summary>When the source said so, as far as it is known.</summary>
    public DateOnly? Date { get; init; }

    public string? Note { get; init; }

    /// <summary>The Region whose price this is, when it stands in for one that is not known.</summary>
    [JsonIgnore]
    public string? AssumedFrom { get; init; }

    [JsonIgnore]
    public bool IsKnown => Tiers.Count > 0;

    /// <summary>What an amount costs that comes on top of what was used in the same month before.</summary>
    public decimal Of(decimal amount, decimal usedBefore = 0) => UpTo(usedBefore + amount) - UpTo(usedBefore);

    private decimal UpTo(decimal amount)
    {
        var cost = 0m;
        for (var i = 0; i < Tiers.Count && amount > Tiers[i].From; i++)
        {
            var end = i + 1 < Tiers.Count ? Math.Min(amount, Tiers[i + 1].From) : amount;
            cost += (end - Tiers[i].From) * Tiers[i].Price;
        }
        return cost;
    }
}
