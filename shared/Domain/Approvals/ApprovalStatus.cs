using System.Text.Json.Serialization;

namespace Comparison.Domain.Approvals;

/// <summary>How an approval ends.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ApprovalStatus>))]
public enum ApprovalStatus
{
    Invalid,
    Approved,
    Rejected,
    Expired,
}
