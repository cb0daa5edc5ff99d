using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Orders;

/// <summary>What the order queue carries: what the order desk must know, and the way back to the execution that waits.</summary>
/// <param name="AmountCents">A number or a text: a state machine's own numbers are binary floats.</param>
public sealed record OrderMessage(
    string OrderId,
    string CustomerId,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long AmountCents,
    int ItemCount,
    string CorrelationId,
    Callback Callback)
{
    public static OrderMessage For(Order order, Callback callback) =>
        new(order.OrderId, order.CustomerId, order.AmountCents, order.Items.Count, order.CorrelationId, callback);
}

/// <summary>The queue that carries orders to the order desk.</summary>
public interface IOrderQueue
{
    Task SendAsync(Order order, Callback callback, CancellationToken cancellationToken);
}
