using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Bills;

/// <summary>What a month of executions costs, line by line, before free tiers.</summary>
/// <param name="FreeTiers">What the account's free tiers take off, if nothing else uses them: positive amounts.</param>
public sealed record Bill(IReadOnlyList<CostLine> Lines, IReadOnlyDictionary<Component, decimal> FreeTiers)
{
    public decimal Total => Lines.Sum(line => line.Amount);

    public decimal AfterFreeTiers => Total - FreeTiers.Values.Sum();

    public decimal Of(CostGroup group) => Lines.Where(line => line.Group == group).Sum(line => line.Amount);

    /// <summary>Prices a number of executions, which all fall into one month.</summary>
    /// <param name="items">What each execution needs.</param>
    /// <param name="monthly">What is needed in a month whatever the number of executions.</param>
    /// <exception cref="PriceSheetException">The Region's price for one of the items is not known.</exception>
    public static Bill For(decimal executions, IEnumerable<Item> items, PriceSheet sheet, IEnumerable<Item>? monthly = null)
    {
        var used = new Dictionary<Component, decimal>();
        var lines = new List<CostLine>();
        var all = items.Select(item => item with { Quantity = item.Quantity * executions }).Concat(monthly ?? []);
        foreach (var item in all.Where(item => item.Quantity > 0))
        {
            // Tiers count what the account uses in all: a line starts where the one before it ended.
            var before = used.GetValueOrDefault(item.Component);
            var price = sheet[item.Component];
            lines.Add(new(item.Group, item.Component, item.Quantity, price, price.Of(item.Quantity, before), item.Formula));
            used[item.Component] = before + item.Quantity;
        }
        return new(lines, used.Where(pair => sheet[pair.Key].FreeTier is not null)
            .ToDictionary(pair => pair.Key, pair => Saved(sheet[pair.Key], pair.Value)));
    }

    // Free are the first units, and tiers count what is left.
    private static decimal Saved(Price price, decimal amount) => price.Of(amount) - price.Of(Math.Max(0, amount - price.FreeTier!.Amount));
}
