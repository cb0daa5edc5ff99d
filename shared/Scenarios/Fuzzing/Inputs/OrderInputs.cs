using System.Globalization;

namespace Comparison.Scenarios.Fuzzing.Inputs;

/// <summary>Valid orders: around the amount that has to be released, of every kind of item.</summary>
internal static class OrderInputs
{
    private static readonly long[] Amounts = [1, 9_999, 49_999, 50_000, 50_001, 129_900, 9_007_199_254_740_993, long.MaxValue];

    private static readonly string[] Skus =
        ["WIDGET-001", "WIDGET-001", "book1", "OUT-OF-STOCK", "FLAKY-CARRIER", "NO-CARRIER", "out-of-stock", "ÄRMEL-2"];

    public static FuzzInput Draw(Dice dice)
    {
        // Most orders have somebody to ask.
        var amount = dice.Chance(50) ? dice.Pick(50_000L, 50_001L, 129_900L) : dice.Pick(Amounts);
        return new FuzzInput()
            .With("order_id", FuzzTexts.Id(dice))
            .With("customer_id", dice.Pick("CUST-001", "CUST-001", "CUST-001", "customer-declined", "Kunde Nr. 5 🚚", "CUST-9-DECLINED"))
            .WithRaw("amount_cents", dice.Chance(90) ? Whole(amount) : $"{Whole(amount)}.0")
            .WithRaw("items", Items(dice, amount));
    }

    private static string Items(Dice dice, long amount) => dice.Below(6) switch
    {
        0 => Item(dice, 1, amount), // one object stands for a list of one
        1 => $"[{Item(dice, amount, 1)}]",
        2 => $"[{Item(dice, 1, amount - 1)}, {Item(dice, 1, 1)}]",
        3 => $"[{string.Join(", ", Enumerable.Repeat(Item(dice, 1, 0), 500))}]",
        4 => $"[{Item(dice, long.MaxValue, 0)}, {Item(dice, 1, 0)}]",
        _ => $"[{Item(dice, 1, amount / 2)}]",
    };

    private static string Item(Dice dice, long quantity, long price) =>
        $$"""{"sku": {{FuzzInput.Quote(dice.Pick(Skus))}}, "quantity": {{Whole(quantity)}}, "unit_price_cents": {{Whole(price)}}}""";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
