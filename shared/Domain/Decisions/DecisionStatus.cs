using System.Text.Json.Serialization;

namespace Comparison.Domain.Decisions;

/// <summary>A decision's way: pending, then exactly one of the others for good (but approved or rejected may be closed).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DecisionStatus>))]
public enum DecisionStatus
{
    Pending,
    Approved,
    Rejected,

    /// <summary>Nobody decided before the callback's deadline.</summary>
    Expired,

    /// <summary>Somebody decided, but the execution that asked had been stopped or had failed.</summary>
    Closed,
}
