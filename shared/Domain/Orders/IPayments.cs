namespace Comparison.Domain.Orders;

/// <summary>Takes money and gives it back, each once for an order, however often it is asked.</summary>
public interface IPayments
{
    /// <summary>Charges the customer. An order that was charged before stays as it is.</summary>
    Task ChargeAsync(Order order, CancellationToken cancellationToken);

    /// <summary>Gives back what was charged; fails for an order that never was.</summary>
    Task RefundAsync(Order order, CancellationToken cancellationToken);
}
