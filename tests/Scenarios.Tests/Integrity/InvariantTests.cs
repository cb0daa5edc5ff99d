using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Orders;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Integrity;

/// <summary>Every invariant holds of a sound execution, and is broken by what it forbids.</summary>
public sealed class InvariantTests
{
    private const string Manager = "order-desk@example.com";
    private const string At = "2026-03-01T09:00:00Z";

    private static readonly Aftermath Order = new(Variant.Durable, WorkflowName.Order, "ORD-1", Json("""{"amount_cents":60000}"""), WorkflowState.Succeeded)
    {
        Outcome = Json($$"""{"status":"completed","decided_by":"{{Manager}}","decided_at":"{{At}}"}"""),
        Decisions = [Json($$"""{"status":"approved","decided_by":"{{Manager}}","decided_at":"{{At}}","deciders":["{{Manager}}"]}""")],
        Ledger = [Json($$"""{"transaction_id":"{{OrderPolicy.TransactionId("ORD-1")}}","amount_cents":60000}""")],
        Rulings = [Json($$"""{"status":"approved","decided_by":"{{Manager}}","decided_at":"{{At}}"}""")],
        Waits = [("release", 86_400)],
    };

    private static readonly Aftermath Approval = new(
        Variant.StepFunctions, WorkflowName.Approval, "REQ-1", Json("""{"requester":"jo@example.com","approvers":["al@example.com"]}"""), WorkflowState.Succeeded)
    {
        Outcome = Json($$"""{"status":"approved","decided_by":"al@example.com","decided_at":"{{At}}"}"""),
    };

    private static readonly Aftermath Article = new(Variant.Durable, WorkflowName.Moderation, "ART-1", Json("{}"), WorkflowState.Succeeded)
    {
        Outcome = Json("""{"status":"saved","title":"A title"}"""),
        Articles = [Json("""{"id":"ART-1","title":"A title"}""")],
    };

    private static readonly Aftermath Loan = new(Variant.Durable, WorkflowName.Loan, "LOAN-1", Json("{}"), WorkflowState.Succeeded)
    {
        Outcome = Json("""{"status":"approved","loan_amount":25000}"""),
        Ledger = [Json("""{"disbursement_ref":"DSB-1","loan_amount":25000}""")],
    };

    [Fact]
    public void SoundExecutions_BreakNothing() => Assert.Empty(new[] { Order, Approval, Article, Loan }.SelectMany(Invariants.Check));

    [Fact]
    public void EveryExecutionEnds_OneThatRuns_IsBroken() =>
        AssertBroken("every-execution-ends", Order with { State = WorkflowState.Running });

    [Fact]
    public void DecidedOnce_SecondRuling_IsBroken() =>
        AssertBroken("decided-once", Order with
        {
            Rulings = [.. Order.Rulings, Json($$"""{"status":"rejected","decided_by":"{{Manager}}","decided_at":"{{At}}"}""")],
        });

    [Fact]
    public void DecidedOnce_SecondRow_IsBroken() =>
        AssertBroken("decided-once", Order with { Decisions = [.. Order.Decisions, Json("""{"status":"expired"}""")] });

    [Fact]
    public void RowAndOutcomeAgree_ExpiredRowOfACompletedOrder_IsBroken() =>
        AssertBroken("row-and-outcome-agree", Order with { Decisions = [Json("""{"status":"expired"}""")] });

    [Fact]
    public void RowAndOutcomeAgree_RowStillPending_IsBroken() =>
        AssertBroken("row-and-outcome-agree", Order with { Decisions = [Json($$"""{"status":"pending","deciders":["{{Manager}}"]}""")] });

    [Fact]
    public void NoSelfApproval_RequesterRules_IsBroken() =>
        AssertBroken("no-self-approval", Approval with { Outcome = Json("""{"status":"approved","decided_by":"jo@example.com"}""") });

    [Fact]
    public void NoSelfApproval_SomebodyWhoWasNotAsked_IsBroken() =>
        AssertBroken("no-self-approval", Approval with { Outcome = Json("""{"status":"approved","decided_by":"eve@example.com"}""") });

    [Fact]
    public void OneCharge_NoneOfACompletedOrder_IsBroken() => AssertBroken("one-charge", Order with { Ledger = [] });

    [Fact]
    public void OneCharge_TwoOfOneOrder_IsBroken() => AssertBroken("one-charge", Order with { Ledger = [Order.Ledger[0], Order.Ledger[0]] });

    [Fact]
    public void OneCharge_AnotherAmount_IsBroken() => AssertBroken("one-charge", Order with { Input = Json("""{"amount_cents":1}""") });

    [Fact]
    public void RefundAfterCharge_RefundOfACompletedOrder_IsBroken() =>
        AssertBroken("refund-after-charge", Order with { Ledger = [WithRefund(Order.Ledger[0])] });

    [Fact]
    public void RefundAfterCharge_RefundWithoutCharge_IsBroken() =>
        AssertBroken("refund-after-charge", Order with { State = WorkflowState.Failed, Outcome = null, Ledger = [Json("""{"refund_id":"rfd_1"}""")] });

    [Fact]
    public void OneArticle_NoneOfASavedOne_IsBroken() => AssertBroken("one-article", Article with { Articles = [] });

    [Fact]
    public void OneArticle_ArticleOfARejectedOne_IsBroken() =>
        AssertBroken("one-article", Article with { Outcome = Json("""{"status":"rejected","title":"A title"}""") });

    [Fact]
    public void OneDisbursement_TwoOfOneLoan_IsBroken() => AssertBroken("one-disbursement", Loan with { Ledger = [Loan.Ledger[0], Loan.Ledger[0]] });

    [Fact]
    public void OneDisbursement_LoanThatWasDenied_IsBroken() => AssertBroken("one-disbursement", Loan with { Outcome = Json("""{"status":"denied"}""") });

    [Fact]
    public void EveryWaitHasADeadline_WaitWithoutLimit_IsBroken() => AssertBroken("every-wait-has-a-deadline", Order with { Waits = [("release", null)] });

    [Fact]
    public void NoTokenOutsideTheDesk_TokenInALog_IsBroken() => AssertBroken("no-token-outside-the-desk", Order with { Leaks = ["a log"] });

    private static void AssertBroken(string invariant, Aftermath aftermath) =>
        Assert.Contains(invariant, Invariants.Check(aftermath).Select(broken => broken.Invariant.Name));

    private static JsonObject WithRefund(JsonObject charge)
    {
        var refunded = charge.DeepClone().AsObject();
        refunded["refund_id"] = "rfd_1";
        return refunded;
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
