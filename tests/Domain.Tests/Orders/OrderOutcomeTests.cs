using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.Domain.Tests.Orders;

public sealed class OrderOutcomeTests
{
    private static readonly Order Order = new("ORD-1", "CUST-1", 1000, [new("A", 1, 500)], "run-7");

    private static readonly Ruling Ruling = new(
        DecisionStatus.Approved, "order-desk@example.com", new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), "Fine");

    [Fact]
    public void Completed_ReleasedOrder_CarriesChargeParcelAndRuling()
    {
        var outcome = OrderOutcome.Completed(Order, Ruling, new("TRK1", "WH-001", new(2026, 11, 26)));

        Assert.Equal(
            Ruled(new()
            {
                Id = "ORD-1",
                Status = OrderStatus.Completed,
                TransactionId = OrderPolicy.TransactionId("ORD-1"),
                TrackingNumber = "TRK1",
                WarehouseId = "WH-001",
                EstimatedDelivery = new(2026, 11, 26),
            }),
            outcome);
        Assert.Equal(("ORD-1", WorkflowName.Order), (outcome.OrderId, outcome.Workflow));
    }

    [Fact]
    public void Rejected_Order_CarriesRefundAndRuling() =>
        Assert.Equal(Ruled(Refunded(OrderStatus.Rejected)), OrderOutcome.Rejected(Order, Ruling));

    [Fact]
    public void Expired_Order_CarriesRefund() =>
        Assert.Equal(Refunded(OrderStatus.Expired), OrderOutcome.Expired(Order));

    [Fact]
    public void PaymentDeclined_Order_CarriesNoCharge() =>
        Assert.Equal(new OrderOutcome { Id = "ORD-1", Status = OrderStatus.PaymentDeclined }, OrderOutcome.PaymentDeclined(Order));

    [Theory]
    [InlineData("Comparison.Domain.Orders.OutOfStockException", "An item is out of stock")]
    [InlineData("Comparison.Domain.Orders.CarrierUnavailableException", "The order could not be shipped")]
    [InlineData(null, "The order could not be shipped")]
    public void FulfilmentFailed_Order_SaysWhy(string? errorType, string expected)
    {
        var outcome = OrderOutcome.FulfilmentFailed(Order, Ruling, errorType);

        Assert.Equal([expected], outcome.Errors!);
        Assert.Equal(Ruled(Refunded(OrderStatus.FulfilmentFailed)), outcome with { Errors = null });
    }

    [Theory]
    [InlineData("""{ "order_id": "ORD 1" }""", "ORD 1")]
    [InlineData("[]", null)]
    public void Invalid_Input_KeepsTheIdAsItStands(string input, string? id)
    {
        var outcome = OrderOutcome.Invalid(Json.Of(input), ["broken"]);

        Assert.Equal((id, OrderStatus.Invalid), (outcome.Id, outcome.Status));
        Assert.Equal(["broken"], outcome.Errors!);
    }

    private static OrderOutcome Refunded(OrderStatus status) => new()
    {
        Id = "ORD-1",
        Status = status,
        TransactionId = OrderPolicy.TransactionId("ORD-1"),
        RefundId = OrderPolicy.RefundId("ORD-1"),
    };

    private static OrderOutcome Ruled(OrderOutcome outcome) =>
        outcome with { DecidedBy = "order-desk@example.com", DecidedAt = Ruling.DecidedAt, Comments = "Fine" };
}

public sealed class OrderExceptionsTests
{
    [Fact]
    public void Message_OutOfStock_NamesTheItem() => Assert.Equal("WIDGET-1 is out of stock.", new OutOfStockException("WIDGET-1").Message);

    [Fact]
    public void Message_CarrierUnavailable_NamesTheAttempt() =>
        Assert.Equal("No carrier came at attempt 2.", new CarrierUnavailableException(2).Message);
}
