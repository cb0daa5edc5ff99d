using Comparison.Domain.Decisions;

namespace Comparison.Domain.Orders;

/// <summary>The queue that carries orders to the order desk.</summary>
public interface IOrderQueue
{
    Task SendAsync(Order order, Callback callback, CancellationToken cancellationToken);
}
