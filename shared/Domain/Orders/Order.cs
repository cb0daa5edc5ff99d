using System.Text.Json;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Orders;

/// <summary>An order that keeps all rules.</summary>
/// <param name="AmountCents">What the customer pays: the items, and tax and shipping with them.</param>
public sealed record Order(string OrderId, string CustomerId, long AmountCents, IReadOnlyList<OrderItem> Items, string CorrelationId)
{
    /// <summary>Checks an input. Unknown fields are ignored, and one object for <c>items</c> is a list of one.</summary>
    public static Checked<Order> Check(JsonElement input)
    {
        var reader = new InputReader(input);
        if (!reader.IsObject)
            return new(null, ["The request must be a JSON object"]);

        var id = reader.Id("order_id");
        var customer = reader.Text("customer_id", missing: "Customer is required");
        var lines = reader.Objects("items", missing: "Order must contain at least one item");
        var amount = ReadAmount(reader);
        var items = lines is null ? null : ReadItems(reader, lines);
        if (items is not null)
            CheckSum(reader, amount, items);

        return reader.Errors.Count > 0
            ? new(null, reader.Errors)
            : new(new(id!, customer!, amount!.Value, items!, reader.Correlation(id)!), []);
    }

    private static long? ReadAmount(InputReader reader)
    {
        var amount = reader.WholeNumber("amount_cents", out var malformed);
        if (malformed || amount > 0)
            return amount;
        reader.Reject("Order amount must be greater than zero");
        return null;
    }

    // Null when any line is wrong: then there is nothing to add up.
    private static List<OrderItem>? ReadItems(InputReader reader, IReadOnlyList<InputReader> lines)
    {
        // Reading a hundred thousand wrong lines would make an outcome larger than a state machine can hold.
        if (lines.Count > OrderPolicy.MaxItems)
        {
            reader.Reject($"Order must contain at most {OrderPolicy.MaxItems} items");
            return null;
        }
        var before = reader.Errors.Count;
        var items = lines.Select(ReadItem).ToList();
        return reader.Errors.Count == before ? items : null;
    }

    private static OrderItem ReadItem(InputReader line)
    {
        var sku = line.Text("sku", missing: "sku is required");
        var quantity = line.WholeNumber("quantity", out var malformed);
        if (!malformed && quantity is null or < 1)
            line.Reject("quantity must be at least 1");
        var price = line.WholeNumber("unit_price_cents", out malformed);
        if (!malformed && price is null or < 0)
            line.Reject("unit_price_cents must be at least 0");
        return new(sku ?? "", quantity ?? 0, price ?? 0);
    }

    private static void CheckSum(InputReader reader, long? amount, List<OrderItem> items)
    {
        if (OrderPolicy.Sum(items) is not { } sum)
            reader.Reject("The sum of the items is too large");
        else if (amount < sum)
            reader.Reject("Order amount must be at least the sum of its items");
    }
}

/// <summary>One line of an order.</summary>
/// <param name="Quantity">At least 1.</param>
/// <param name="UnitPriceCents">At least 0.</param>
public sealed record OrderItem(string Sku, long Quantity, long UnitPriceCents);
