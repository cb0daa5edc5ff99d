using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.Domain.Tests.Orders;

public sealed class OrderPolicyTests
{
    [Theory]
    [InlineData("CUST-404-DECLINED", true)]
    [InlineData("CUST-404-declined", false)]
    [InlineData("CUST-DECLINED-404", false)]
    [InlineData("CUST-404", false)]
    public void IsDeclined_Customer_TellsByTheEndOfTheId(string customer, bool expected) =>
        Assert.Equal(expected, OrderPolicy.IsDeclined(Order(1000) with { CustomerId = customer }));

    [Theory]
    [InlineData(49_999, false)]
    [InlineData(50_000, true)]
    [InlineData(50_001, true)]
    public void NeedsRelease_Amount_TellsByTheLimit(long amount, bool expected) =>
        Assert.Equal(expected, OrderPolicy.NeedsRelease(Order(amount)));

    [Theory]
    [InlineData(long.MaxValue, 0, long.MaxValue)]
    [InlineData(long.MaxValue - 1, 1, long.MaxValue)]
    [InlineData(long.MaxValue, 1, null)]
    public void Sum_OfItems_IsNullBeyond64Bits(long first, long second, long? expected) =>
        Assert.Equal(expected, OrderPolicy.Sum([new("A", 1, first), new("B", 1, second)]));

    [Fact]
    public void Sum_OfTheLargestItems_DoesNotOverflow() =>
        Assert.Null(OrderPolicy.Sum([.. Enumerable.Repeat(new OrderItem("A", long.MaxValue, long.MaxValue), OrderPolicy.MaxItems)]));

    [Fact]
    public void Sum_OfQuantities_IsMultiplied() =>
        Assert.Equal(2 * 300 + 5, OrderPolicy.Sum([new("A", 2, 300), new("B", 5, 1)]));

    [Fact]
    public void Question_Message_ShowsItsFactsAndCountsTheDeadline()
    {
        var question = OrderPolicy.Question(new("ORD-1", "CUST-1", 129_905, 3, "run-7", Callback.Durable("x")), Deadlines.Full);

        Assert.Equal("order.ORD-1.release", question.Key.Id);
        Assert.Equal("Release order ORD-1?", question.Text);
        Assert.Equal(
            [new("customer", "CUST-1"), new("amount", "$1,299.05"), new("items", "3")],
            question.Facts);
        Assert.Equal(["order-desk@example.com"], question.Deciders);
        Assert.Equal(TimeSpan.FromHours(24), question.Deadline);
        Assert.Equal("run-7", question.CorrelationId);
    }

    [Fact]
    public void Ids_OfAnOrder_FollowFromItsOwn()
    {
        Assert.Equal("order.ORD-1", OrderPolicy.LedgerId("ORD-1"));
        Assert.Equal("txn_f1428c8f023df8fc64538a4ab76466be", OrderPolicy.TransactionId("ORD-1"));
        Assert.Equal("rfd_82cbe5b4e120bc6ec5e66cb4b8aad295", OrderPolicy.RefundId("ORD-1"));
        Assert.Equal("TRK36412c208a2a38634897f25afd7e8613", OrderPolicy.TrackingNumber("ORD-1"));
        Assert.NotEqual(OrderPolicy.TransactionId("ORD-1"), OrderPolicy.TransactionId("ORD-2"));
    }

    [Theory]
    [InlineData("2026-12-29T23:59:59Z", 3)]
    [InlineData("2026-12-29T23:59:59-01:00", 4)]
    public void EstimatedDelivery_FiveDaysOn_CountsInUtc(string now, int day) =>
        Assert.Equal(
            new DateOnly(2027, 1, day),
            OrderPolicy.EstimatedDelivery(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Limits_AreWhatTheWorkflowSays()
    {
        Assert.Equal(500, OrderPolicy.MaxItems);
        Assert.Equal("WH-001", OrderPolicy.WarehouseId);
        Assert.Equal(TimeSpan.FromSeconds(5), OrderPolicy.Settle);
        Assert.Equal(TimeSpan.FromHours(12), OrderPolicy.MaxSettle);
        Assert.Equal(TimeSpan.FromDays(2), TimeSpan.FromSeconds(OrderPolicy.ExecutionLimitSeconds));
    }

    [Fact]
    public void ExecutionLimit_DeadlineAndLongestDelay_FitWithTheRetriesBetween() =>
        Assert.True(
            TimeSpan.FromSeconds(OrderPolicy.ExecutionLimitSeconds)
                > OrderPolicy.ReleaseDeadline + OrderPolicy.MaxSettle + TimeSpan.FromHours(1));

    [Fact]
    public void Message_OfAnOrder_TellsWhatTheDeskMustKnow()
    {
        var message = OrderMessage.For(Order(1000), Callback.Durable("x"));

        Assert.Equal(new OrderMessage("ORD-1", "CUST-1", 1000, 2, "run-7", Callback.Durable("x")), message);
    }

    private static Order Order(long amount) => new("ORD-1", "CUST-1", amount, [new("A", 1, 500), new("B", 1, 500)], "run-7");
}
