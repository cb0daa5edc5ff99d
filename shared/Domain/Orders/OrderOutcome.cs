using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Orders;

/// <summary>How an order ended. Members that do not apply are null and not written.</summary>
public sealed record OrderOutcome
{
    public WorkflowName Workflow { get; init; } = WorkflowName.Order;

    public string? Id { get; init; }

    public string? OrderId => Id;

    public required OrderStatus Status { get; init; }

    public string? TransactionId { get; init; }

    public string? TrackingNumber { get; init; }

    public DateOnly? EstimatedDelivery { get; init; }

    public string? WarehouseId { get; init; }

    public string? RefundId { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comments { get; init; }

    /// <summary>Every rule that an invalid input breaks, or why the order was not fulfilled.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    public static OrderOutcome Invalid(JsonElement input, IReadOnlyList<string> errors) =>
        new() { Id = new InputReader(input).Id("order_id"), Status = OrderStatus.Invalid, Errors = errors };

    public static OrderOutcome PaymentDeclined(Order order) => new() { Id = order.OrderId, Status = OrderStatus.PaymentDeclined };

    /// <param name="ruling">Of whoever released the order; null when nobody had to.</param>
    public static OrderOutcome Completed(Order order, Ruling? ruling, Shipment shipment) => new OrderOutcome
    {
        Id = order.OrderId,
        Status = OrderStatus.Completed,
        TransactionId = OrderPolicy.TransactionId(order.OrderId),
        TrackingNumber = shipment.TrackingNumber,
        EstimatedDelivery = shipment.EstimatedDelivery,
        WarehouseId = shipment.WarehouseId,
    }.With(ruling);

    public static OrderOutcome Rejected(Order order, Ruling? ruling) => Refunded(order, OrderStatus.Rejected).With(ruling);

    public static OrderOutcome Expired(Order order) => Refunded(order, OrderStatus.Expired);

    /// <param name="ruling">Of whoever released the order; null when nobody had to.</param>
    /// <param name="errorType">The full name of the exception that ended the last attempt.</param>
    public static OrderOutcome FulfilmentFailed(Order order, Ruling? ruling, string? errorType)
    {
        var error = errorType == typeof(OutOfStockException).FullName ? "An item is out of stock" : "The order could not be shipped";
        return (Refunded(order, OrderStatus.FulfilmentFailed) with { Errors = [error] }).With(ruling);
    }

    private static OrderOutcome Refunded(Order order, OrderStatus status) => new()
    {
        Id = order.OrderId,
        Status = status,
        TransactionId = OrderPolicy.TransactionId(order.OrderId),
        RefundId = OrderPolicy.RefundId(order.OrderId),
    };

    private OrderOutcome With(Ruling? ruling) =>
        this with { DecidedBy = ruling?.DecidedBy, DecidedAt = ruling?.DecidedAt, Comments = ruling?.Comments };
}

/// <summary>How an order ends. What was paid is given back in every case but <see cref="Completed"/>.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderStatus>))]
public enum OrderStatus
{
    Invalid,
    PaymentDeclined,
    Completed,

    /// <summary>The order desk did not release it.</summary>
    Rejected,

    /// <summary>The order desk did not answer in time.</summary>
    Expired,

    FulfilmentFailed,
}
