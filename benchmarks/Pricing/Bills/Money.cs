using System.Globalization;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Bills;

/// <summary>How dollars, quantities and prices are written.</summary>
public static class Money
{
    public static string Dollars(decimal amount) => amount switch
    {
        0 => "–",
        < 0 => $"-{Dollars(-amount)}",
        >= 0.01m => amount.ToString("#,0.00", CultureInfo.InvariantCulture),
        _ => amount.ToString("0.########", CultureInfo.InvariantCulture),
    };

    public static string Quantity(decimal quantity) => quantity.ToString(quantity < 10 ? "#,0.####" : "#,0.#", CultureInfo.InvariantCulture);

    /// <summary>The price of the first tier, with its unit.</summary>
    public static string UnitPrice(Price price)
    {
        var first = price.Tiers[0].Price.ToString("0.############", CultureInfo.InvariantCulture);
        return $"{first} / {price.Unit}{(price.Tiers.Count > 1 ? ", tiered" : "")}";
    }

    /// <summary>How sure a price is: the letter of its confidence, and where it is not the Region's own.</summary>
    public static string Confidence(Price price) => price switch
    {
        { AssumedFrom: { } region } => $"assumed equal to {region}",
        { Confidence: Sheets.Confidence.A } => "A",
        _ => $"{price.Confidence}, not verified at AWS",
    };
}
