using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Orders;

/// <summary>The rules of orders: limits, deadlines, who releases them, and the ids that follow from an order's own.</summary>
/// <remarks>Ids are derived and not drawn, so that a repeated charge, refund or parcel is the same one.</remarks>
public static class OrderPolicy
{
    public const int MaxItems = 500;

    /// <summary>From here on somebody must release the order.</summary>
    public const long ReleaseFromCents = 50_000;

    public const string WarehouseId = "WH-001";

    /// <summary>What an execution may last in all, in seconds: longer than settling and the deadline with every retry.</summary>
    public const int ExecutionLimitSeconds = 2 * 24 * 3600;

    /// <summary>How long a payment takes to settle. A setting of the stacks; this is its default.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    /// <summary>The longest that a stack may set <see cref="Settle"/> to.</summary>
    public static readonly TimeSpan MaxSettle = TimeSpan.FromHours(12);

    /// <summary>How long the order desk has to answer.</summary>
    public static readonly TimeSpan ReleaseDeadline = TimeSpan.FromHours(24);

    private const int DeliveryDays = 5;
    private const string DeclinedSuffix = "-DECLINED";
    private const string OrderDesk = "order-desk@example.com";

    /// <summary>Whether the payment provider declines the customer.</summary>
    public static bool IsDeclined(Order order) => order.CustomerId.EndsWith(DeclinedSuffix, StringComparison.Ordinal);

    public static bool NeedsRelease(Order order) => order.AmountCents >= ReleaseFromCents;

    /// <summary>What the items cost together, in cents; null when that is more than 64 bits hold.</summary>
    public static long? Sum(IReadOnlyList<OrderItem> items)
    {
        Int128 sum = 0;
        foreach (var item in items)
        {
            sum += (Int128)item.Quantity * item.UnitPriceCents;
            // Asked at every line, so that the sum itself cannot leave its 128 bits.
            if (sum > long.MaxValue)
                return null;
        }
        return (long)sum;
    }

    public static DecisionKey Decision(string orderId) => new(WorkflowName.Order, orderId);

    /// <summary>What the order desk is asked.</summary>
    public static Question Question(OrderMessage message, Deadlines deadlines) => new(
        Decision(message.OrderId),
        $"Release order {message.OrderId}?",
        new Dictionary<string, string>
        {
            ["customer"] = message.CustomerId,
            ["amount"] = "$" + (message.AmountCents / 100m).ToString("N2", CultureInfo.InvariantCulture),
            ["items"] = message.ItemCount.ToString(CultureInfo.InvariantCulture),
        },
        [OrderDesk],
        deadlines.Scaled(ReleaseDeadline),
        message.CorrelationId);

    /// <summary>The ledger's row of an order.</summary>
    public static string LedgerId(string orderId) => $"{WorkflowName.Order.ToText()}.{orderId}";

    public static string TransactionId(string orderId) => "txn_" + Digits("charge", orderId);

    public static string RefundId(string orderId) => "rfd_" + Digits("refund", orderId);

    public static string TrackingNumber(string orderId) => "TRK" + Digits("parcel", orderId);

    /// <summary>The day on which a parcel arrives that is handed over now, in UTC.</summary>
    public static DateOnly EstimatedDelivery(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(DeliveryDays);

    // 32 hex digits of a digest; the purpose keeps the ids of one order apart.
    private static string Digits(string purpose, string orderId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}.{orderId}")).AsSpan(0, 16));
}

/// <summary>What a stack sets for its orders.</summary>
/// <param name="Settle">How long a payment takes to settle, 1 s to <see cref="OrderPolicy.MaxSettle"/>, in whole seconds.</param>
public sealed record OrderSettings(TimeSpan Settle);

/// <summary>Takes money and gives it back, each once for an order, however often it is asked.</summary>
public interface IPayments
{
    /// <summary>Charges the customer. An order that was charged before stays as it is.</summary>
    Task ChargeAsync(Order order, CancellationToken cancellationToken);

    /// <summary>Gives back what was charged; fails for an order that never was.</summary>
    Task RefundAsync(Order order, CancellationToken cancellationToken);
}
