namespace Comparison.Domain.Orders;

/// <summary>Packs an order and hands it to a carrier.</summary>
public interface IFulfilment
{
    /// <param name="attempt">1 for the first try.</param>
    /// <exception cref="OutOfStockException">An item is gone; trying again does not help.</exception>
    /// <exception cref="CarrierUnavailableException">No carrier came; trying again may help.</exception>
    Task<Shipment> FulfilAsync(Order order, int attempt, CancellationToken cancellationToken);
}
