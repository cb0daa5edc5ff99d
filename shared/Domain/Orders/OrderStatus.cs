using System.Text.Json.Serialization;

namespace Comparison.Domain.Orders;

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
