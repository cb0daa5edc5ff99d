using System.Globalization;
using Comparison.Domain.Decisions;

namespace Comparison.Domain.Approvals;

/// <summary>The rules of approvals: deadlines, who is asked what, and what the simulated approver says.</summary>
public static class ApprovalPolicy
{
    public const int DefaultTimeoutHours = 24;
    public const int MinTimeoutHours = 1;
    public const int MaxTimeoutHours = 720;

    /// <summary>What an execution may last in all, in seconds: longer than the longest deadline with every retry before it.</summary>
    public const int ExecutionLimitSeconds = 31 * 24 * 3600;

    /// <summary>The time a person takes to look, which the queue adds to every message. A setting of the stacks; this is its default.</summary>
    public static readonly TimeSpan QueueDelay = TimeSpan.FromSeconds(60);

    /// <summary>Up to here the simulated approver says yes.</summary>
    public const decimal AutoApprovalLimit = 10_000m;

    public static bool IsExpense(string? approvalType) => string.Equals(approvalType, "expense", StringComparison.OrdinalIgnoreCase);

    /// <summary>How long the approvers have to answer.</summary>
    public static TimeSpan Deadline(ApprovalRequest request) => TimeSpan.FromHours(request.TimeoutHours);

    public static DecisionKey Decision(ApprovalRequest request) => new(WorkflowName.Approval, request.RequestId);

    /// <summary>What the people in <c>approvers</c> are asked.</summary>
    public static Question Question(ApprovalRequest request)
    {
        var facts = new Dictionary<string, string>
        {
            ["type"] = request.ApprovalType,
            ["requester"] = request.Requester,
            ["description"] = request.Description,
        };
        if (request.Amount is { } amount)
            facts["amount"] = Dollars(amount, 2);
        return new(
            Decision(request), $"Approve request {request.RequestId}?", facts, request.Approvers, Deadline(request), request.CorrelationId);
    }

    /// <summary>The answer of the simulated approver, who speaks for the first approver.</summary>
    /// <exception cref="ArgumentException">No amount above 0: no request that was checked is like this, so none may be approved.</exception>
    public static Ruling Simulate(ApprovalRequest request, DateTimeOffset now)
    {
        if (request.Amount is not { } amount || amount <= 0)
            throw new ArgumentException($"The expense {request.RequestId} has no amount above 0.", nameof(request));
        return amount > AutoApprovalLimit
            ? new(DecisionStatus.Rejected, request.Approvers[0], now,
                $"Amount {Dollars(amount, 2)} exceeds auto-approval limit of {Dollars(AutoApprovalLimit, 0)}")
            : new(DecisionStatus.Approved, request.Approvers[0], now, $"Auto-approved: {Dollars(amount, 2)} is within limits");
    }

    private static string Dollars(decimal amount, int decimals) =>
        "$" + amount.ToString($"N{decimals}", CultureInfo.InvariantCulture);
}
