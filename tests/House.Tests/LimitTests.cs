using Comparison.Domain;
using Comparison.Domain.Approvals;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;

namespace Comparison.House.Tests;

/// <summary>No execution may run into its own limit while somebody still has time to answer.</summary>
public sealed class LimitTests
{
    // The limit, and everything that a run may wait for one after the other.
    private static readonly Dictionary<WorkflowName, (int LimitSeconds, TimeSpan[] Waits)> Limits = new()
    {
        [WorkflowName.Approval] = (
            ApprovalPolicy.ExecutionLimitSeconds, [ApprovalPolicy.QueueDelay, TimeSpan.FromHours(ApprovalPolicy.MostTimeoutHours)]),
        [WorkflowName.Order] = (OrderPolicy.ExecutionLimitSeconds, [OrderPolicy.LongestSettle, OrderPolicy.ReleaseDeadline]),
        [WorkflowName.Moderation] = (ModerationPolicy.ExecutionLimitSeconds, [ModerationPolicy.ReviewDeadline]),
        [WorkflowName.Loan] = (LoanPolicy.ExecutionLimitSeconds, [LoanPolicy.ManagerDeadline, LoanPolicy.FraudDeadline]),
    };

    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public void ExecutionLimit_IsLongerThanAllItsWaits(WorkflowName workflow)
    {
        var (limit, waits) = Limits[workflow];

        Assert.True(TimeSpan.FromSeconds(limit) > waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait), $"{workflow} is cut off after {limit} s.");
    }
}
