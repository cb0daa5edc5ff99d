namespace Comparison.Domain.Orders;

/// <summary>One line of an order.</summary>
/// <param name="Quantity">At least 1.</param>
/// <param name="UnitPriceCents">At least 0.</param>
public sealed record OrderItem(string Sku, long Quantity, long UnitPriceCents);
