using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Domain.Orders;
using Comparison.Local.Stacks;
using static Comparison.Scenarios.Integrity.Remains;

namespace Comparison.Scenarios.Integrity;

/// <summary>What must hold of every execution, in both variants, whatever is lost, late, repeated or broken.</summary>
public static class Invariants
{
    private static readonly string[] Unpaid = ["invalid", "payment_declined"];
    private static readonly string[] Refunded = ["rejected", "expired", "fulfilment_failed"];

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("every-execution-ends", "No execution is still going on when nothing is left to happen.", EveryExecutionEnds),
        new("decided-once", "A question has one row and one ruling, which nothing changes.", DecidedOnce),
        new("row-and-outcome-agree", "What the desk's row says is what the execution did.", RowAndOutcomeAgree),
        new("no-self-approval", "Nobody rules on a request of their own, and only who was asked rules.", NoSelfApproval),
        new("one-charge", "An order that was accepted is charged once, and no other ever.", OneCharge),
        new("refund-after-charge", "Money goes back once, where it was taken and the order was not fulfilled.", RefundAfterCharge),
        new("one-article", "A saved article stands there once, as it was written, and no other does.", OneArticle),
        new("one-disbursement", "An approved loan is paid out once and in full, and no other is.", OneDisbursement),
        new("every-wait-has-a-deadline", "Nothing waits for somebody without a limit.", EveryWaitHasADeadline),
        new("no-token-outside-the-desk", "Whoever could answer with a callback finds it nowhere but at the desk.", NoTokenOutsideTheDesk),
    ];

    /// <summary>Which invariants do not hold of an execution; none, if all is well.</summary>
    public static IReadOnlyList<BrokenInvariant> Check(Remains remains) =>
        [.. All.Select(invariant => (Invariant: invariant, Evidence: invariant.Breach(remains)))
            .Where(found => found.Evidence is not null)
            .Select(found => new BrokenInvariant(found.Invariant, remains, found.Evidence!))];

    /// <summary>Which invariants do not hold of these executions. Only while the stack is idle; nothing is billed for the look.</summary>
    public static async Task<IReadOnlyList<BrokenInvariant>> CheckAsync(
        LocalStack stack, IReadOnlyCollection<(WorkflowName Workflow, string Id)> executions, CancellationToken cancellationToken)
    {
        var remains = await RemainsReader.ReadAsync(stack, executions, cancellationToken);
        return [.. remains.SelectMany(Check)];
    }

    private static string? EveryExecutionEnds(Remains remains) =>
        remains.State is ExecutionState.Running or ExecutionState.Waiting ? $"it is {remains.State}" : null;

    private static string? DecidedOnce(Remains remains)
    {
        var rulings = remains.Rulings.Concat(remains.Decisions.Where(IsRuled)).Select(Ruling).Distinct().ToList();
        return remains.Decisions.Count > 1 ? $"{remains.Decisions.Count} rows"
            : rulings.Count > 1 ? string.Join(" and ", rulings)
            : null;
    }

    private static string? RowAndOutcomeAgree(Remains remains)
    {
        // Whoever stops or fails an execution leaves the row as it is; the next answer closes it.
        if (remains.State != ExecutionState.Succeeded || remains.Decisions.Count == 0)
            return null;
        var row = remains.Decisions[0];
        if (Text(row, "status") is "pending" or "closed")
            return $"the row is {Text(row, "status")}, the outcome {remains.Status}";
        var (ruled, did) = (IsRuled(row) ? Ruling(row) : "nobody", Text(remains.Outcome, "decided_by") is null ? "nobody" : OutcomeRuling(remains));
        return ruled == did ? null : $"the row says {ruled}, the outcome {did}";
    }

    private static string? NoSelfApproval(Remains remains)
    {
        var by = Text(remains.Outcome, "decided_by");
        if (by is null)
            return null;
        if (by.Equals(Text(remains.Input, "requester"), StringComparison.OrdinalIgnoreCase))
            return $"{by} asked and ruled";
        var asked = remains.Decisions is [var row, ..] ? row["deciders"] : remains.Input?["approvers"];
        return asked is JsonArray deciders && !deciders.Any(decider => by.Equals(decider?.ToString(), StringComparison.OrdinalIgnoreCase))
            ? $"{by} was not asked"
            : null;
    }

    private static string? OneCharge(Remains remains)
    {
        if (remains.Workflow != WorkflowName.Order)
            return null;
        var charges = remains.Ledger.Count(row => row["transaction_id"] is not null);
        var due = remains.State != ExecutionState.Succeeded ? charges is 0 or 1 : charges == (Unpaid.Contains(remains.Status) ? 0 : 1);
        if (!due)
            return $"{charges} charges of an order that is {remains.Status}";
        return remains.Ledger is [var charge, ..]
            && !(Same(charge, "amount_cents", remains.Input) && Text(charge, "transaction_id") == OrderPolicy.TransactionId(remains.Id))
                ? $"charged {charge["amount_cents"]} as {charge["transaction_id"]}"
                : null;
    }

    private static string? RefundAfterCharge(Remains remains)
    {
        if (remains.Workflow != WorkflowName.Order)
            return null;
        var refunds = remains.Ledger.Where(row => row["refund_id"] is not null).ToList();
        if (refunds.Count > 1 || refunds.Any(row => row["transaction_id"] is null))
            return $"{refunds.Count} refunds, {refunds.Count(row => row["transaction_id"] is null)} without a charge";
        return remains.State == ExecutionState.Succeeded && refunds.Count != (Refunded.Contains(remains.Status) ? 1 : 0)
            ? $"{refunds.Count} refunds of an order that is {remains.Status}"
            : null;
    }

    private static string? OneArticle(Remains remains)
    {
        if (remains.Workflow != WorkflowName.Moderation)
            return null;
        var count = remains.Articles.Count;
        if (remains.State != ExecutionState.Succeeded ? count > 1 : count != (remains.Status == "saved" ? 1 : 0))
            return $"{count} articles of one that is {remains.Status}";
        return remains.Outcome is null || count == 0 || Same(remains.Articles[0], "title", remains.Outcome)
            ? null
            : $"the article says {remains.Articles[0]["title"]}";
    }

    private static string? OneDisbursement(Remains remains)
    {
        if (remains.Workflow != WorkflowName.Loan)
            return null;
        var count = remains.Ledger.Count;
        if (remains.State != ExecutionState.Succeeded ? count > 1 : count != (remains.Status == "approved" ? 1 : 0))
            return $"{count} disbursements of a loan that is {remains.Status}";
        return remains.Outcome is null || count == 0 || Same(remains.Ledger[0], "loan_amount", remains.Outcome)
            ? null
            : $"{remains.Ledger[0]["loan_amount"]} was paid out";
    }

    private static string? EveryWaitHasADeadline(Remains remains) =>
        remains.Waits.FirstOrDefault(wait => wait.LimitSeconds is null or <= 0).Name is { } endless ? $"{endless} has none" : null;

    private static string? NoTokenOutsideTheDesk(Remains remains) =>
        remains.Leaks.Count == 0 ? null : $"found in {string.Join(", ", remains.Leaks)}";

    private static bool IsRuled(JsonObject row) => Text(row, "status") is "approved" or "rejected";

    private static string Ruling(JsonObject ruled) => $"{Text(ruled, "status")} by {Text(ruled, "decided_by")} at {Text(ruled, "decided_at")}";

    // What an approved order or article came to depends on more than the ruling; that somebody said no does not.
    private static string OutcomeRuling(Remains remains)
    {
        var isNo = remains.Status == "rejected" || (remains.Workflow == WorkflowName.Loan && remains.Status == "denied" && IsManagersNo(remains));
        return $"{(isNo ? "rejected" : "approved")} by {Text(remains.Outcome, "decided_by")} at {Text(remains.Outcome, "decided_at")}";
    }

    // Fraud denies a loan as well, after the manager said yes; the engine heard which it was.
    private static bool IsManagersNo(Remains remains) =>
        remains.Rulings.Concat(remains.Decisions).Any(ruled => Text(ruled, "status") == "rejected");

    private static bool Same(JsonObject one, string member, JsonNode? other) =>
        other?[member] is null || JsonNode.DeepEquals(one[member], other[member]);
}
