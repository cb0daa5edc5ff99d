namespace Comparison.Domain.Orders;

/// <summary>Packs an order and hands it to a carrier.</summary>
public interface IFulfilment
{
    /// <param name="attempt">1 for the first try.</param>
    /// <exception cref="OutOfStockException">An item is gone; trying again does not help.</exception>
    /// <exception cref="CarrierUnavailableException">No carrier came; trying again may help.</exception>
    Task<Shipment> FulfilAsync(Order order, int attempt, CancellationToken cancellationToken);
}

/// <summary>A parcel on its way.</summary>
/// <param name="EstimatedDelivery">A day, without a time.</param>
public sealed record Shipment(string TrackingNumber, string WarehouseId, DateOnly EstimatedDelivery);

/// <summary>An item of an order is gone. State machines catch it by this name, so renaming it changes what they do.</summary>
public sealed class OutOfStockException(string sku) : Exception($"{sku} is out of stock.");

/// <summary>No carrier came for an order. State machines retry it by this name, so renaming it changes what they do.</summary>
public sealed class CarrierUnavailableException(int attempt) : Exception($"No carrier came at attempt {attempt}.");
