namespace Comparison.Pricing.Sheets;

/// <summary>A price for what is used in a month from an amount on.</summary>
/// <param name="From">The first amount, in the price's unit; the tier ends where the next one starts.</param>
/// <param name="Price">US dollars for one unit.</param>
public sealed record Tier(decimal From, decimal Price);
