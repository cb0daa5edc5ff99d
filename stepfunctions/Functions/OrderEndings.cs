using Comparison.Domain.Orders;

namespace Comparison.StepFunctions.Functions;

/// <summary>The outcomes of an order whose money is given back: the machine chooses one and adds who decided.</summary>
public sealed record OrderEndings(OrderOutcome Rejected, OrderOutcome Expired, OrderOutcome OutOfStock, OrderOutcome NotShipped)
{
    public static OrderEndings Of(Order order) => new(
        OrderOutcome.Rejected(order, ruling: null),
        OrderOutcome.Expired(order),
        OrderOutcome.FulfilmentFailed(order, ruling: null, typeof(OutOfStockException).FullName),
        OrderOutcome.FulfilmentFailed(order, ruling: null, typeof(CarrierUnavailableException).FullName));
}
