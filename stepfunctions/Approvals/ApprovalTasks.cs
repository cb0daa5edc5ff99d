using System.Text.Json;
using Amazon.Lambda.Annotations;
using Comparison.Adapters.Decisions;
using Comparison.Domain.Approvals;

namespace Comparison.StepFunctions.Approvals;

/// <summary>The Lambda tasks of <c>approval.asl.json</c>.</summary>
public sealed class ApprovalTasks(TimeProvider time)
{
    /// <summary>Checks the input and returns all that the states after it need: JSONPath has no arithmetic on time.</summary>
    [LambdaFunction]
    public ApprovalCheck ValidateApproval(JsonElement input)
    {
        var (request, errors) = ApprovalRequest.Check(input);
        if (request is null)
            return new(Valid: false) { Outcome = ApprovalOutcome.Invalid(input, errors) };

        var deadline = ApprovalPolicy.Deadline(request);
        return new(Valid: true)
        {
            Request = request,
            DecisionId = ApprovalPolicy.Decision(request).Id,
            TimeoutSeconds = (int)deadline.TotalSeconds,
            ExpiresAt = DecisionRow.ExpiresAt(time.GetUtcNow() + deadline),
        };
    }
}

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
