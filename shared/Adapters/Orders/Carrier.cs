using Comparison.Domain.Orders;

namespace Comparison.Adapters.Orders;

/// <summary>A warehouse and its carrier, in this process. What goes wrong is told by the items, the same in both variants.</summary>
public sealed class Carrier(TimeProvider time) : IFulfilment
{
    private const string OutOfStock = "OUT-OF-STOCK";

    /// <summary>Fails the first attempt.</summary>
    private const string FlakyCarrier = "FLAKY-CARRIER";

    /// <summary>Fails every attempt.</summary>
    private const string NoCarrier = "NO-CARRIER";

    public Task<Shipment> FulfilAsync(Order order, int attempt, CancellationToken cancellationToken)
    {
        if (Has(order, OutOfStock))
            throw new OutOfStockException(OutOfStock);
        if (Has(order, NoCarrier) || attempt == 1 && Has(order, FlakyCarrier))
            throw new CarrierUnavailableException(attempt);
        return Task.FromResult(new Shipment(
            OrderPolicy.TrackingNumber(order.OrderId), OrderPolicy.WarehouseId, OrderPolicy.EstimatedDelivery(time.GetUtcNow())));
    }

    private static bool Has(Order order, string sku) => order.Items.Any(item => item.Sku == sku);
}
