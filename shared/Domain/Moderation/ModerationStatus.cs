using System.Text.Json.Serialization;

namespace Comparison.Domain.Moderation;

/// <summary>How a moderation ends.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ModerationStatus>))]
public enum ModerationStatus
{
    Invalid,
    Saved,
    Rejected,
    Expired,
}
