using System.Text.Json.Serialization;

namespace Comparison.Domain.Loans;

/// <summary>How an application ends.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<LoanStatus>))]
public enum LoanStatus
{
    Invalid,
    Approved,
    Denied,
    Expired,

    /// <summary>Somebody who had to answer did not.</summary>
    Failed,
}
