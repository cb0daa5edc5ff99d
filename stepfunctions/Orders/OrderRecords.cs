using Comparison.Domain.Decisions;
using Comparison.Domain.Orders;

namespace Comparison.StepFunctions.Orders;

/// <summary>What the order machine learns from the check of its input.</summary>
/// <param name="Accepted">Whether the order is valid and its customer can be charged.</param>
public sealed record OrderCheck(bool Accepted)
{
    /// <summary>How the execution ends when the order is not accepted.</summary>
    public OrderOutcome? Outcome { get; init; }

    public Order? Order { get; init; }

    /// <summary>The row that the machine writes into the ledger.</summary>
    public string? LedgerId { get; init; }

    public string? TransactionId { get; init; }

    public string? RefundId { get; init; }

    /// <summary>The order's amount, as DynamoDB writes a number.</summary>
    public string? AmountCents { get; init; }

    public int? ItemCount { get; init; }

    public int? SettleSeconds { get; init; }

    public bool? NeedsRelease { get; init; }

    public string? DecisionId { get; init; }

    public int? TimeoutSeconds { get; init; }

    /// <summary>When the decision's row may go, in epoch seconds as DynamoDB writes a number.</summary>
    public string? ExpiresAt { get; init; }

    public OrderEndings? Endings { get; init; }
}

/// <summary>The outcomes of an order whose money is given back: the machine chooses one and adds who decided.</summary>
public sealed record OrderEndings(OrderOutcome Rejected, OrderOutcome Expired, OrderOutcome OutOfStock, OrderOutcome NotShipped)
{
    public static OrderEndings For(Order order) => new(
        OrderOutcome.Rejected(order, ruling: null),
        OrderOutcome.Expired(order),
        OrderOutcome.FulfilmentFailed(order, ruling: null, typeof(OutOfStockException).FullName),
        OrderOutcome.FulfilmentFailed(order, ruling: null, typeof(CarrierUnavailableException).FullName));
}

/// <summary>What the fulfilment task is given: the state of the execution, and how often it was tried.</summary>
/// <param name="Attempt">1 for the first try.</param>
public sealed record FulfilmentJob(int Attempt, FulfilmentJob.Execution Run)
{
    /// <param name="Ruling">Absent when nobody had to release the order.</param>
    public sealed record Execution(Order Order, Ruling? Ruling = null);
}
