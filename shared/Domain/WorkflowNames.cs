using Comparison.Domain.Approvals;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;

namespace Comparison.Domain;

/// <summary>How workflows are written in URLs, decision ids and outcomes.</summary>
public static class WorkflowNames
{
    public static IReadOnlyList<WorkflowName> All { get; } = Enum.GetValues<WorkflowName>();

    public static string ToText(this WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => "approval",
        WorkflowName.Order => "order",
        WorkflowName.Moderation => "moderation",
        WorkflowName.Loan => "loan",
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    /// <summary>The member of the input that holds the request's id.</summary>
    public static string IdField(this WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => "request_id",
        WorkflowName.Order => "order_id",
        WorkflowName.Moderation => "article_id",
        WorkflowName.Loan => "application_id",
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    /// <summary>The callback that a person answers at the decision desk: each workflow has one.</summary>
    public static string DeskCallback(this WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval => ApprovalPolicy.CallbackName,
        WorkflowName.Order => OrderPolicy.CallbackName,
        WorkflowName.Moderation => ModerationPolicy.CallbackName,
        WorkflowName.Loan => LoanPolicy.ManagerCallback,
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };

    public static WorkflowName? Find(string? text)
    {
        foreach (var workflow in All)
            if (workflow.ToText() == text)
                return workflow;
        return null;
    }
}
