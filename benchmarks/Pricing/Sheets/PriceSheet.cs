using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>The prices of one Region.</summary>
public sealed record PriceSheet(string Region, string Currency, IReadOnlyList<Price> Prices)
{
    /// <summary>The components that have no price here.</summary>
    [JsonIgnore]
    public IReadOnlyList<Component> Unknown => [.. Prices.Where(price => !price.IsKnown).Select(price => price.Component)];

    /// <exception cref="PriceSheetException">The price is not known in this Region.</exception>
    public Price this[Component component] => Prices.Single(price => price.Component == component) is { IsKnown: true } price
        ? price
        : throw new PriceSheetException(
            $"{Region}: the price of {Words.Of(component)} is not known there. " +
            "--assume-us-east-1 takes the one of us-east-1 for it and says so.");

    /// <summary>The same sheet, with another Region's prices for those that are not known. They stay marked as assumed.</summary>
    public PriceSheet AssumeFrom(PriceSheet other) => this with
    {
        Prices = [.. Prices.Select(price => price.IsKnown
            ? price
            : other[price.Component] with { AssumedFrom = other.Region, Confidence = Confidence.D })],
    };
}
