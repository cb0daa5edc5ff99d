namespace Comparison.Domain.Orders;

/// <summary>What a stack sets for its orders.</summary>
/// <param name="Settle">How long a payment takes to settle, 1 s to <see cref="OrderPolicy.LongestSettle"/>, in whole seconds.</param>
public sealed record OrderSettings(TimeSpan Settle);
