using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Orders;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Orders;

/// <summary>What becomes of an order, the same in both variants.</summary>
public sealed class OrderWorkflowTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_Small_IsShippedWhenThePaymentHasSettled(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        await order.StartAsync(OrderCase.Small());

        var end = await order.EndAsync();

        AssertOutcome(end, "completed", OrderCase.Shipped(TestCloud.Tomorrow));
        Assert.Equal(TestCloud.Tomorrow + OrderPolicy.Settle, end.FinishedAt);
        Assert.Null((await order.RowAsync()).Status);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_Charged_IsInTheLedgerOnce(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        await order.Stack.Engine.StartAsync(WorkflowName.Order, OrderCase.OrderId, OrderCase.Small().ToJsonString(), default);

        await order.EndAsync();

        var expected = new JsonObject
        {
            ["id"] = "order.ORD-7",
            ["workflow"] = "order",
            ["order_id"] = "ORD-7",
            ["customer_id"] = "CUST-001",
            ["amount_cents"] = "9999",
            ["transaction_id"] = OrderPolicy.TransactionId("ORD-7"),
            ["correlation_id"] = "ORD-7",
        };
        AssertSame(expected, await order.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_CustomerWithoutMoney_IsDeclinedAndNotCharged(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        var request = OrderCase.Small();
        request["customer_id"] = "CUST-404-DECLINED";
        await order.StartAsync(request);

        var end = await order.EndAsync();

        AssertOutcome(end, "payment_declined", []);
        Assert.Equal(TestCloud.Tomorrow, end.FinishedAt);
        Assert.Null(await order.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_Released_IsShippedAndSaysByWhom(Variant variant)
    {
        var order = await OrderCase.OnDeskAsync(variant);
        await order.AdvanceAsync(TimeSpan.FromHours(3));

        var answer = await order.DecideAsync("approve", OrderCase.Desk, "Known customer");

        Assert.Equal(200, answer.Status);
        AssertOutcome(
            await order.EndAsync(), "completed",
            [.. OrderCase.Shipped(TestCloud.Tomorrow), .. Ruled("Known customer", TimeSpan.FromHours(3))]);
        Assert.Equal(("approved", OrderCase.Desk), await order.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_Rejected_IsRefunded(Variant variant)
    {
        var order = await OrderCase.OnDeskAsync(variant);

        await order.DecideAsync("reject", OrderCase.Desk, "Stolen card");

        AssertOutcome(await order.EndAsync(), "rejected", [.. OrderCase.Refunded, .. Ruled("Stolen card", TimeSpan.Zero)]);
        Assert.Equal(("rejected", OrderCase.Desk), await order.RowAsync());
        Assert.Equal(OrderPolicy.RefundId(OrderCase.OrderId), (await order.LedgerAsync())!["refund_id"]!.ToString());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_NobodyReleasesIt_ExpiresAtTheDeadlineAndIsRefunded(Variant variant)
    {
        var order = await OrderCase.OnDeskAsync(variant);

        var end = await order.EndAsync();

        AssertOutcome(end, "expired", OrderCase.Refunded);
        Assert.Equal(TestCloud.Tomorrow + OrderPolicy.Settle + OrderPolicy.ReleaseDeadline, end.FinishedAt);
        Assert.Equal(("expired", null), await order.RowAsync());
        Assert.Equal(OrderPolicy.RefundId(OrderCase.OrderId), (await order.LedgerAsync())!["refund_id"]!.ToString());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_InvalidInputWithoutTheApi_EndsAsInvalidWithEveryError(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        var input = $$"""{ "order_id": "{{OrderCase.OrderId}}", "customer_id": "CUST-001", "amount_cents": "1", "items": [{ "sku": "A" }] }""";
        await order.Stack.Engine.StartAsync(WorkflowName.Order, OrderCase.OrderId, input, default);

        var end = await order.EndAsync();

        AssertOutcome(end, "invalid", new JsonObject
        {
            ["errors"] = new JsonArray(
                "amount_cents must be a whole number", "items[0].quantity must be at least 1", "items[0].unit_price_cents must be at least 0"),
        });
        Assert.Null(await order.LedgerAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Order_BigEnoughToBeReleased_SaysSoOnTheDesk(Variant variant)
    {
        var order = await OrderCase.OnDeskAsync(variant);

        var pending = (await order.GetAsync("decisions?workflow=order")).Body!["decisions"]!.AsArray();

        var decision = Assert.Single(pending)!;
        Assert.Equal("Release order ORD-7?", decision["question"]!.ToString());
        AssertSame(new JsonObject { ["customer"] = "CUST-001", ["amount"] = "$500.00", ["items"] = "1" }, decision["facts"]);
        var deadline = TestCloud.Tomorrow + OrderPolicy.Settle + OrderPolicy.ReleaseDeadline;
        Assert.Equal(Adapters.Json.InstantConverter.Write(deadline), decision["reply_by"]!.ToString());
    }

    private static JsonObject Ruled(string comments, TimeSpan after) => new()
    {
        ["decided_by"] = OrderCase.Desk,
        ["decided_at"] = Adapters.Json.InstantConverter.Write(TestCloud.Tomorrow + OrderPolicy.Settle + after),
        ["comments"] = comments,
    };

    private static void AssertOutcome(WorkflowExecution end, string status, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var expected = OrderCase.Outcome(status, members);
        Assert.Equal(WorkflowState.Succeeded, end.Status);
        AssertSame(expected, JsonNode.Parse(end.Outcome!.Value.GetRawText()));
    }

    private static void AssertSame(JsonNode expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{actual} is not {expected}");
}
