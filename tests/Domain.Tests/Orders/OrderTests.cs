using System.Text.Json.Nodes;
using Comparison.Domain.Orders;

namespace Comparison.Domain.Tests.Orders;

public sealed class OrderTests
{
    private const string Valid = """
        { "order_id": "ORD-1", "customer_id": "CUST-1", "amount_cents": 1000, "items": [{ "sku": "A", "quantity": 2, "unit_price_cents": 500 }] }
        """;

    [Fact]
    public void Check_OrderThatKeepsAllRules_IsRead()
    {
        var (order, errors) = Order.Check(Json.Of("""
            { "order_id": "ORD-1", "customer_id": " CUST-1 ", "amount_cents": 1200.0, "correlation_id": "run-7", "colour": "blue",
              "items": [{ "sku": " A ", "quantity": 2, "unit_price_cents": 500 }, { "sku": "B", "quantity": 1, "unit_price_cents": 0 }] }
            """));

        Assert.Empty(errors);
        Assert.Equal(("ORD-1", "CUST-1", 1200, "run-7"), (order!.OrderId, order.CustomerId, order.AmountCents, order.CorrelationId));
        Assert.Equal([new OrderItem("A", 2, 500), new OrderItem("B", 1, 0)], order.Items);
    }

    [Fact]
    public void Check_OneObjectForItems_IsAListOfOne()
    {
        var input = JsonNode.Parse(Valid)!;
        input["items"] = input["items"]![0]!.DeepClone();

        var (order, _) = Order.Check(Json.Of(input.ToJsonString()));

        Assert.Equal([new OrderItem("A", 2, 500)], order!.Items);
        Assert.Equal("ORD-1", order.CorrelationId);
    }

    [Theory]
    [InlineData("order_id", "null", "order_id must match ^[A-Za-z0-9_-]{1,64}$")]
    [InlineData("order_id", "7", "order_id must be text")]
    [InlineData("customer_id", "\" \"", "Customer is required")]
    [InlineData("customer_id", "7", "customer_id must be text")]
    [InlineData("items", "null", "Order must contain at least one item")]
    [InlineData("items", "[]", "Order must contain at least one item")]
    [InlineData("items", "\"A\"", "items must be a list of objects")]
    [InlineData("items", "[{ \"sku\": \"A\", \"quantity\": 1, \"unit_price_cents\": 1 }, 7]", "items must be a list of objects")]
    [InlineData("amount_cents", "null", "Order amount must be greater than zero")]
    [InlineData("amount_cents", "0", "Order amount must be greater than zero")]
    [InlineData("amount_cents", "-1", "Order amount must be greater than zero")]
    [InlineData("amount_cents", "1000.5", "amount_cents must be a whole number")]
    [InlineData("amount_cents", "\"1000\"", "amount_cents must be a whole number")]
    [InlineData("amount_cents", "9223372036854775808", "amount_cents must be from -9223372036854775808 to 9223372036854775807")]
    [InlineData("amount_cents", "-9223372036854775809", "amount_cents must be from -9223372036854775808 to 9223372036854775807")]
    [InlineData("amount_cents", "999", "Order amount must be at least the sum of its items")]
    [InlineData("items", "{}", "items[0].sku is required", "items[0].quantity must be at least 1", "items[0].unit_price_cents must be at least 0")]
    [InlineData("items", "{ \"sku\": 1, \"quantity\": 1.5, \"unit_price_cents\": \"1\" }", "items[0].sku must be text", "items[0].quantity must be a whole number", "items[0].unit_price_cents must be a whole number")]
    [InlineData("items", "[{ \"sku\": \"A\", \"quantity\": 1, \"unit_price_cents\": 1 }, { \"sku\": \"B\", \"quantity\": 0, \"unit_price_cents\": -1 }]", "items[1].quantity must be at least 1", "items[1].unit_price_cents must be at least 0")]
    [InlineData("items", "{ \"sku\": \"A\", \"quantity\": 9223372036854775807, \"unit_price_cents\": 2 }", "The sum of the items is too large")]
    [InlineData("items", "[{ \"quantity\": 3, \"unit_price_cents\": 500 }]", "items[0].sku is required")]
    public void Check_BrokenRule_IsTheOnlyError(string field, string value, params string[] expected)
    {
        var input = JsonNode.Parse(Valid)!;
        input[field] = JsonNode.Parse(value);

        var (order, errors) = Order.Check(Json.Of(input.ToJsonString()));

        Assert.Null(order);
        Assert.Equal(expected, errors);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(long.MaxValue)]
    public void Check_AmountOfTheItemsOrMore_IsFine(long amount)
    {
        var input = JsonNode.Parse(Valid)!;
        input["amount_cents"] = amount;

        var (order, errors) = Order.Check(Json.Of(input.ToJsonString()));

        Assert.Empty(errors);
        Assert.Equal(amount, order!.AmountCents);
    }

    [Fact]
    public void Check_OneCent_IsEnoughForItemsThatCostNothing()
    {
        var (order, errors) = Order.Check(Json.Of("""
            { "order_id": "ORD-1", "customer_id": "C", "amount_cents": 1, "items": [{ "sku": "A", "quantity": 1, "unit_price_cents": 0 }] }
            """));

        Assert.Empty(errors);
        Assert.Equal(1, order!.AmountCents);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(501, "Order must contain at most 500 items")]
    public void Check_NumberOfItems_HasALimit(int count, params string[] expected)
    {
        var input = JsonNode.Parse(Valid)!;
        input["items"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => JsonNode.Parse("""{ "sku": "A", "quantity": 1, "unit_price_cents": 2 }"""))]);

        var (_, errors) = Order.Check(Json.Of(input.ToJsonString()));

        Assert.Equal(expected, errors);
    }

    [Fact]
    public void Check_EveryRuleBroken_ListsAllInOrder()
    {
        var (_, errors) = Order.Check(Json.Of("""{ "amount_cents": 0 }"""));

        Assert.Equal(
            [
                "order_id must match ^[A-Za-z0-9_-]{1,64}$",
                "Customer is required",
                "Order must contain at least one item",
                "Order amount must be greater than zero",
            ],
            errors);
    }

    [Fact]
    public void Check_NoObject_IsRefused()
    {
        var (order, errors) = Order.Check(Json.Of("[]"));

        Assert.Null(order);
        Assert.Equal(["The request must be a JSON object"], errors);
    }
}
