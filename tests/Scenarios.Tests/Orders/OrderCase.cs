using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Adapters.Json;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Orders;

/// <summary>One stack with one order in it.</summary>
internal sealed class OrderCase(DeployedStack stack) : WorkflowCase(stack, WorkflowName.Order, OrderId)
{
    public const string OrderId = "ORD-7";
    public const string Desk = "order-desk@example.com";
    public const string Queue = "comparison-orders";

    /// <summary>An order that nobody has to release.</summary>
    public static JsonObject Small(string sku = "WIDGET-001") => Item(sku, 9999);

    /// <summary>An order that the order desk has to release.</summary>
    public static JsonObject Large(string sku = "LAPTOP-15") => Item(sku, OrderPolicy.ReleaseFromCents);

    public static async Task<OrderCase> OpenAsync(Variant variant) => new(await DeployAsync(variant));

    /// <summary>A stack in which a large order waits on the desk, its payment just settled.</summary>
    public static async Task<OrderCase> OnDeskAsync(Variant variant, string sku = "LAPTOP-15")
    {
        var opened = await OpenAsync(variant);
        await opened.StartAsync(Large(sku));
        await opened.AdvanceAsync(OrderPolicy.Settle);
        return opened;
    }

    /// <summary>An outcome as the workflow has to write it: with its ids, and with the members that the test adds.</summary>
    public static JsonObject Outcome(string status, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var outcome = new JsonObject { ["workflow"] = "order", ["id"] = OrderId, ["order_id"] = OrderId, ["status"] = status };
        foreach (var (name, value) in members)
            outcome[name] = value?.DeepClone();
        return outcome;
    }

    

    public static JsonObject Refunded => new()
    {
        ["transaction_id"] = OrderPolicy.TransactionId(OrderId),
        ["refund_id"] = OrderPolicy.RefundId(OrderId),
    };

    public static JsonObject Shipped(DateTimeOffset at) => new()
    {
        ["transaction_id"] = OrderPolicy.TransactionId(OrderId),
        ["tracking_number"] = OrderPolicy.TrackingNumber(OrderId),
        ["warehouse_id"] = "WH-001",
        ["estimated_delivery"] = at.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>What the ledger holds of the order, without types; null when there is no row.</summary>
    public async Task<JsonObject?> LedgerAsync() =>
        await ItemAsync(Stack.LedgerTable, OrderPolicy.LedgerId(OrderId)) is JsonObject row
            ? new(row.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value!.AsObject().Single().Value?.DeepClone())))
            : null;

    /// <summary>The text of a message as the workflow sends it, for this case's callback.</summary>
    public static string Message(Callback callback)
    {
        var (order, _) = Order.Check(JsonElement.Parse(Large().ToJsonString()));
        return JsonSerializer.Serialize(OrderMessage.For(order!, callback), SuiteJson.Default.OrderMessage);
    }

    private static JsonObject Item(string sku, long amount) => new()
    {
        ["order_id"] = OrderId,
        ["customer_id"] = "CUST-001",
        ["amount_cents"] = amount,
        ["items"] = new JsonArray(new JsonObject { ["sku"] = sku, ["quantity"] = 2, ["unit_price_cents"] = 4999 }),
    };
}
