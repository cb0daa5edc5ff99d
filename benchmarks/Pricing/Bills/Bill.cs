using System.Globalization;
using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Bills;

/// <summary>What a month of executions costs, line by line, before free tiers.</summary>
/// <param name="FreeTiers">What the account's free tiers take off, if nothing else uses them: positive amounts.</param>
public sealed record Bill(IReadOnlyList<CostLine> Lines, IReadOnlyDictionary<Component, decimal> FreeTiers)
{
    public decimal Total => Lines.Sum(line => line.Amount);

    public decimal AfterFreeTiers => Total - FreeTiers.Values.Sum();

    public decimal Amount(CostGroup group) => Lines.Where(line => line.Group == group).Sum(line => line.Amount);

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
            lines.Add(new(item.Group, item.Component, item.Quantity, price, price.For(item.Quantity, before), item.Formula));
            used[item.Component] = before + item.Quantity;
        }
        return new(lines, used.Where(pair => sheet[pair.Key].FreeTier is not null)
            .ToDictionary(pair => pair.Key, pair => Saved(sheet[pair.Key], pair.Value)));
    }

    // Free are the first units, and tiers count what is left.
    private static decimal Saved(Price price, decimal amount) => price.For(amount) - price.For(Math.Max(0, amount - price.FreeTier!.Amount));
}

/// <summary>Whom a cost belongs to.</summary>
public enum CostGroup
{
    /// <summary>What the durable service or Step Functions charges for running the workflow.</summary>
    Orchestration,

    /// <summary>Functions, and the queues and tables that they use.</summary>
    Functions,

    /// <summary>The HTTP API, which both variants share.</summary>
    SharedApi,

    /// <summary>Logs and traces, as they are deployed.</summary>
    Observing,
}

/// <summary>A line of a bill.</summary>
/// <param name="Quantity">For all executions, in the unit of the price.</param>
/// <param name="Price">What one unit costs, where from and how sure.</param>
/// <param name="Amount">US dollars.</param>
/// <param name="Formula">Where one execution's quantity comes from; written when asked, since most bills are only summed up.</param>
public sealed record CostLine(CostGroup Group, Component Component, decimal Quantity, Price Price, decimal Amount, Func<string> Formula);

/// <summary>How much of a component one execution needs.</summary>
/// <param name="Quantity">In the unit of the component's price.</param>
/// <param name="Formula">Where the quantity comes from, for whoever computes it again.</param>
public sealed record Item(CostGroup Group, Component Component, decimal Quantity, Func<string> Formula);

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
