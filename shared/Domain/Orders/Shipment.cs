namespace Comparison.Domain.Orders;

/// <summary>A parcel on its way.</summary>
/// <param name="EstimatedDelivery">A day, without a time.</param>
public sealed record Shipment(string TrackingNumber, string WarehouseId, DateOnly EstimatedDelivery);
