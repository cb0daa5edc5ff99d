using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Domain.Decisions;
using Comparison.Domain.Inputs;

namespace Comparison.Domain.Approvals;

/// <summary>How an approval ended. Members that do not apply are null and not written.</summary>
public sealed record ApprovalOutcome
{
    public WorkflowName Workflow { get; init; } = WorkflowName.Approval;

    public string? Id { get; init; }

    public string? RequestId => Id;

    public required ApprovalStatus Status { get; init; }

    public bool Approved => Status == ApprovalStatus.Approved;

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comments { get; init; }

    /// <summary>Every rule that an invalid input breaks.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    public static ApprovalOutcome Invalid(JsonElement input, IReadOnlyList<string> errors) =>
        new() { Id = new InputReader(input).Id("request_id"), Status = ApprovalStatus.Invalid, Errors = errors };

    public static ApprovalOutcome Decided(ApprovalRequest request, Ruling ruling) => new()
    {
        Id = request.RequestId,
        Status = ruling.Approved ? ApprovalStatus.Approved : ApprovalStatus.Rejected,
        DecidedBy = ruling.DecidedBy,
        DecidedAt = ruling.DecidedAt,
        Comments = ruling.Comments,
    };

    public static ApprovalOutcome Expired(ApprovalRequest request) => new() { Id = request.RequestId, Status = ApprovalStatus.Expired };
}

/// <summary>How an approval ends.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ApprovalStatus>))]
public enum ApprovalStatus
{
    Invalid,
    Approved,
    Rejected,
    Expired,
}
