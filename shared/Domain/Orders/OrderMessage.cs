using Comparison.Domain.Decisions;

namespace Comparison.Domain.Orders;

/// <summary>What the order queue carries: what the order desk must know, and the way back to the execution that waits.</summary>
public sealed record OrderMessage(
    string OrderId, string CustomerId, long AmountCents, int ItemCount, string CorrelationId, Callback Callback)
{
    public static OrderMessage For(Order order, Callback callback) =>
        new(order.OrderId, order.CustomerId, order.AmountCents, order.Items.Count, order.CorrelationId, callback);
}

/// <summary>The queue that carries orders to the order desk.</summary>
public interface IOrderQueue
{
    Task SendAsync(Order order, Callback callback, CancellationToken cancellationToken);
}
