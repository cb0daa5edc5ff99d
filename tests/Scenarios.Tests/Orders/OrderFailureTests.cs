using System.Text.Json.Nodes;
using Comparison.Adapters.Decisions;
using Comparison.Adapters.Engines;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Tests.Approvals;

namespace Comparison.Scenarios.Tests.Orders;

/// <summary>What goes wrong on an order's way: its money is taken once, and given back when nothing is shipped.</summary>
public sealed class OrderFailureTests
{
    public static TheoryData<Variant> Variants => [.. Enum.GetValues<Variant>()];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Fulfil_Fails_RefundsAfterTheRetriesThatHelp(Variant variant, string sku, string error, int retrySeconds)
    {
        var order = await OrderCase.OpenAsync(variant);
        await order.StartAsync(OrderCase.Small(sku));

        var end = await order.EndAsync();

        var expected = OrderCase.Outcome("fulfilment_failed", [.. OrderCase.Refunded, new("errors", new JsonArray(error))]);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(end.Outcome!.Value.GetRawText())), $"{end.Outcome} is not {expected}");
        Assert.Equal(TestCloud.Tomorrow + OrderPolicy.Settle + TimeSpan.FromSeconds(retrySeconds), end.FinishedAt);
        Assert.Equal(OrderPolicy.RefundId(OrderCase.OrderId), (await order.LedgerAsync())!["refund_id"]!.ToString());
    }

    public static TheoryData<Variant, string, string, int> Failures => new()
    {
        { Variant.Durable, "OUT-OF-STOCK", "An item is out of stock", 0 },
        { Variant.StepFunctions, "OUT-OF-STOCK", "An item is out of stock", 0 },
        { Variant.Durable, "NO-CARRIER", "The order could not be shipped", 1 + 2 },
        { Variant.StepFunctions, "NO-CARRIER", "The order could not be shipped", 1 + 2 },
    };

    [Theory, MemberData(nameof(Variants))]
    public async Task Fulfil_CarrierComesAtTheSecondAttempt_Completes(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        await order.StartAsync(OrderCase.Small("FLAKY-CARRIER"));

        var end = await order.EndAsync();

        Assert.Equal("completed", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal(TestCloud.Tomorrow + OrderPolicy.Settle + TimeSpan.FromSeconds(1), end.FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Fulfil_ReleasedOrderFails_SaysWhoReleasedIt(Variant variant)
    {
        var order = await OrderCase.OnDeskAsync(variant, "OUT-OF-STOCK");
        await order.DecideAsync("approve", OrderCase.Desk, "Go");

        var outcome = (await order.OutcomeAsync())!.Value;

        Assert.Equal("fulfilment_failed", outcome.GetProperty("status").GetString());
        Assert.Equal(OrderCase.Desk, outcome.GetProperty("decided_by").GetString());
        Assert.Equal("Go", outcome.GetProperty("comments").GetString());
        Assert.False(outcome.TryGetProperty("approved", out _));
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Charge_OrderThatIsInTheLedger_IsNotChargedAgain(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        await PutAsync(order, new() { ["id"] = OrderPolicy.LedgerId(OrderCase.OrderId), ["transaction_id"] = "earlier" });
        await order.StartAsync(OrderCase.Small());

        var outcome = await order.OutcomeAsync();

        Assert.Equal("completed", outcome!.Value.GetProperty("status").GetString());
        Assert.Equal("earlier", (await order.LedgerAsync())!["transaction_id"]!.ToString());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Refund_OrderThatWasNeverCharged_FailsTheExecution(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        await PutAsync(order, new() { ["id"] = OrderPolicy.LedgerId(OrderCase.OrderId) });
        await order.StartAsync(OrderCase.Small("OUT-OF-STOCK"));

        var end = await order.EndAsync();

        Assert.Equal(WorkflowState.Failed, end.Status);
        Assert.Null((await order.LedgerAsync())!["refund_id"]);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_DecidedInTheLastInstant_TheOrderFollowsTheRow(Variant variant)
    {
        var order = await OrderCase.OnDeskAsync(variant);
        var ruling = new Ruling(DecisionStatus.Rejected, OrderCase.Desk, order.Stack.Time.GetUtcNow(), "No");
        var result = await order.Stack.Desk.DecideAsync(order.DecisionId, ruling, _ => true, null, default);

        var end = await order.EndAsync();

        Assert.Equal(DecideKind.Stands, result.Kind);
        Assert.Equal("rejected", end.Outcome!.Value.GetProperty("status").GetString());
        Assert.Equal("No", end.Outcome.Value.GetProperty("comments").GetString());
        Assert.Equal(TestCloud.Tomorrow + OrderPolicy.Settle + OrderPolicy.ReleaseDeadline, end.FinishedAt);
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Desk_MessageAfterExpiry_IsDroppedAndSaidSo(Variant variant)
    {
        using var secrets = new IssuedSecrets();
        var order = await OrderCase.OpenAsync(variant);
        secrets.Watch(order.Stack);
        await order.StartAsync(OrderCase.Large());
        await order.EndAsync();

        await order.SendAsync(OrderCase.Queue, OrderCase.Message(secrets.Callbacks.Single()));
        await order.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Contains(order.Stack.Services.Lambda.Logs.Lines, line => line.Message.Contains("the message is dropped", StringComparison.Ordinal));
        Assert.Equal(("expired", null), await order.RowAsync());
    }

    [Theory, MemberData(nameof(Variants))]
    public async Task Queue_MalformedMessage_GoesToTheDeadLetterQueueAfterThreeTries(Variant variant)
    {
        var order = await OrderCase.OpenAsync(variant);
        await order.SendAsync(OrderCase.Queue, """{ "order_id": "ORD-7" }""");

        await order.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(0, await order.CountAsync(OrderCase.Queue));
        Assert.Equal(1, await order.CountAsync($"{OrderCase.Queue}-dead"));
        Assert.Equal(3, order.Stack.Services.Lambda.Logs.Lines.Count(line => line.Message.Contains("JsonException", StringComparison.Ordinal)));
    }

    private static Task<JsonObject> PutAsync(OrderCase order, JsonObject texts) => order.Stack.Services.DynamoDb.InvokeAsync(
        "PutItem",
        new()
        {
            ["TableName"] = order.Stack.LedgerTable,
            ["Item"] = new JsonObject(texts.Select(text =>
                KeyValuePair.Create<string, JsonNode?>(text.Key, new JsonObject { ["S"] = text.Value!.DeepClone() }))),
        },
        default);
}
