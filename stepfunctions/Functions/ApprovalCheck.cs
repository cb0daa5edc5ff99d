using Comparison.Domain.Approvals;

namespace Comparison.StepFunctions.Functions;

/// <summary>What the approval machine learns from the check of its input.</summary>
public sealed record ApprovalCheck(bool Valid)
{
    /// <summary>The request with its defaults filled in; null when invalid.</summary>
    public ApprovalRequest? Request { get; init; }

    public string? DecisionId { get; init; }

    public int? TimeoutSeconds { get; init; }

    /// <summary>When the decision's row may go, in epoch seconds as DynamoDB writes a number.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>How the execution ends when the input is invalid.</summary>
    public ApprovalOutcome? Outcome { get; init; }
}
