namespace Comparison.Domain.Orders;

/// <summary>No carrier came for an order. State machines retry it by this name, so renaming it changes what they do.</summary>
public sealed class CarrierUnavailableException(int attempt) : Exception($"No carrier came at attempt {attempt}.");
