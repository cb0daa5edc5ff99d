using System.Globalization;
using Comparison.Domain;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Crowds;

/// <summary>One execution among many: all four workflows in turn, each asking somebody, who says yes, no or nothing.</summary>
/// <param name="Decision"><c>approve</c> or <c>reject</c>; null for silence.</param>
/// <param name="Fault">What breaks for this one; null for most.</param>
public sealed record CrowdMember(string Id, WorkflowName Workflow, string? Decision, FuzzFault? Fault)
{
    private const int PercentWithFaults = 5;

    private static readonly FaultKind[] Kinds = [FaultKind.CrashBefore, FaultKind.Throttle, FaultKind.LoseAnswer, FaultKind.DeliverTwice];

    /// <summary>Member number i of a seed is the same in every crowd.</summary>
    public static CrowdMember Of(long seed, int index)
    {
        var dice = Dice.Of(seed, index);
        var workflow = WorkflowNames.All[index % WorkflowNames.All.Count];
        var decision = dice.Below(4) switch { 0 => "reject", 1 => null, _ => "approve" };
        return new(
            $"CROWD-{index.ToString("D6", CultureInfo.InvariantCulture)}", workflow, decision,
            dice.Chance(PercentWithFaults) ? FaultOf(workflow, dice.Pick(Kinds)) : null);
    }

    public string DecisionId => new DecisionKey(Workflow, Id, Workflow.DeskCallback()).Id;

    /// <summary>Who is asked.</summary>
    public string Decider => Workflow switch
    {
        WorkflowName.Approval => "security@example.com",
        WorkflowName.Order => "order-desk@example.com",
        WorkflowName.Moderation => "moderators@example.com",
        _ => "managers@example.com",
    };

    public string Payload => Workflow switch
    {
        WorkflowName.Approval => $$"""
            {"request_id": "{{Id}}", "approval_type": "access", "requester": "sam@example.com", "description": "Access", "approvers": ["{{Decider}}"]}
            """,
        WorkflowName.Order => $$$"""
            {"order_id": "{{{Id}}}", "customer_id": "CUST-1", "amount_cents": 129900, "items": {"sku": "A", "quantity": 1, "unit_price_cents": 129900}}
            """,
        WorkflowName.Moderation => $$"""{"article_id": "{{Id}}", "title": "The Forbidden City"}""",
        _ => $$"""{"application_id": "{{Id}}", "name": "Alice", "sin": "1111", "loan_amount": 150000}""",
    };

    // A moderation has no message that anybody consumes: there an answer is lost instead.
    private static FuzzFault FaultOf(WorkflowName workflow, FaultKind kind) => kind == FaultKind.DeliverTwice && workflow == WorkflowName.Moderation
        ? FaultOf(workflow, FaultKind.LoseAnswer)
        : new(kind, TargetOf(workflow, kind));

    private static string TargetOf(WorkflowName workflow, FaultKind kind) => (kind, workflow) switch
    {
        (FaultKind.CrashBefore or FaultKind.Throttle, WorkflowName.Moderation) => "check-article",
        (FaultKind.CrashBefore or FaultKind.Throttle, _) => $"validate-{workflow.ToText()}",
        (FaultKind.DeliverTwice, WorkflowName.Approval or WorkflowName.Order) => FuzzTargets.Messages,
        (FaultKind.DeliverTwice, WorkflowName.Loan) => FuzzTargets.FraudMessages,
        (_, WorkflowName.Approval) => FuzzTargets.Ask,
        (_, WorkflowName.Moderation) => FuzzTargets.Desk,
        _ => FuzzTargets.Ledger,
    };
}
