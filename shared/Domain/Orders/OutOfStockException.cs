namespace Comparison.Domain.Orders;

/// <summary>An item of an order is gone. State machines catch it by this name, so renaming it changes what they do.</summary>
public sealed class OutOfStockException(string sku) : Exception($"{sku} is out of stock.");
