using Comparison.Domain;
using Comparison.Domain.Orders;
using Comparison.Adapters.Engines;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Operating;
using System.Globalization;
using static Comparison.Scenarios.Integrity.Aftermath;

namespace Comparison.Scenarios.Workflows;

internal static class OrderDescriptor
{
    private static readonly string[] Unpaid = ["invalid", "payment_declined"];

    private static readonly string[] Refunded = ["rejected", "expired", "fulfilment_failed"];

    private static readonly long[] Amounts = [1, 9_999, 49_999, 50_000, 50_001, 129_900, 9_007_199_254_740_993, long.MaxValue];

    private static readonly string[] Skus =
        ["WIDGET-001", "WIDGET-001", "book1", "OUT-OF-STOCK", "FLAKY-CARRIER", "NO-CARRIER", "out-of-stock", "ÄRMEL-2"];

    private static readonly (string Name, string Raw)[] BrokenRules =
    [
        ("order_id", "\"ORD/1\""), ("order_id", FuzzTexts.Long(65)), ("amount_cents", "0"), ("amount_cents", "1.5"), ("amount_cents", "\"100\""),
        ("amount_cents", "9223372036854775808"), ("items", "[]"), ("items", "[{}]"), ("items", "[1]"),
        ("items", """[{"sku": "A", "quantity": 0, "unit_price_cents": 1}]"""),
        ("items", """[{"sku": "A", "quantity": 1, "unit_price_cents": -1}]"""),
        ("items", """[{"sku": "A", "quantity": 9223372036854775807, "unit_price_cents": 2}]"""),
        ("items", $"[{string.Join(',', Enumerable.Repeat("{}", 501))}]"), ("items", "[{\"sku\": \" \"}, {\"quantity\": \"1\"}]"),
    ];

    public static WorkflowDescriptor Value { get; } = new(WorkflowName.Order)
    {
        AskingSample = "ORD-BIG",
        Answered = ("completed", "rejected"),
        AskedInOutage = "completed",
        Deadlines = [$"deadline of an order's release: {OrderPolicy.ReleaseDeadline.TotalHours} h"],
        FreeMember = "customer_id",
        AskQueue = "orders",
        CallsOfYes =
        [
            new("charge", "DynamoDB.PutItem comparison-ledger", "the charge", "failed"),
            new("ask", "SQS.SendMessage comparison-orders", "the ask", "failed"),
            new("desk", "DynamoDB.PutItem comparison-decisions", "the desk's row", "expired"),
        ],
        CallsOfNo = [new("refund", "DynamoDB.UpdateItem comparison-ledger", "the refund", "failed")],
        Functions = ["order", "validate-order", "order-consumer", "fulfil-order"],
        OwnScenarios = sample => OrderScenarios.All(sample("ORD-12345")),
        Invariants =
        [
            new("one-charge", "An order that was accepted is charged once, and no other ever.", OneCharge),
            new("refund-after-charge", "Money goes back once, where it was taken and the order was not fulfilled.", RefundAfterCharge),
        ],
        Shown =
        [
            new(
                "charge-crash-after", "The function dies when the money is taken, and before that is on record",
                "Lambda invokes the function again. The step had no end, so it runs a second time, and its write finds the charge that is there.",
                "The task's answer is lost, so it is retried. The second write finds the charge that is there, which the machine catches."),
        ],
        Situations =
        [
            new("hot-fix-deployed", $"a bug is found behind the wait of {Rollouts.Waiting} runs, and the fix is deployed", Rollouts.FixAsync),
            new("hot-fix-restarted", $"the same, and the {Rollouts.Waiting} runs must have the fix", Rollouts.FixAndRestartAsync),
            new("steps-changed", "other operations, or states in another order, are deployed over a run that waits and is pinned to nothing", Rollouts.ReorderAsync),
            new("canary", "half of new runs try a new version, and it is taken back while they wait", Rollouts.CanaryAsync),
            new("deleted", "a finished run is to be forgotten before its time", Endings.DeleteAsync),
            new("late-answer", "the answer comes by the service's own call when the wait is over", Endings.AnswerLateAsync),
            new("retention", "the same request comes again when the run's time in the service is over", Endings.OutliveAsync),
        ],
        Fuzz = new(Draw, BrokenRules,
        [
            FuzzTargets.Ask, FuzzTargets.Desk, FuzzTargets.Decisions, FuzzTargets.Expire, FuzzTargets.Reread, FuzzTargets.Ledger,
            FuzzTargets.Refund, FuzzTargets.Answer, FuzzTargets.Messages, "validate-order", "fulfil-order", "order-consumer",
        ]),
        Crowd = new(
            "order-desk@example.com",
            id => $$$"""
                {"order_id": "{{{id}}}", "customer_id": "CUST-1", "amount_cents": 129900, "items": {"sku": "A", "quantity": 1, "unit_price_cents": 129900}}
                """,
            FirstTask: "validate-order", LosableCall: FuzzTargets.Ledger, RepeatedMessages: FuzzTargets.Messages),
    };

    // Around the amount that has to be released, of every kind of item.
    private static FuzzInput Draw(Dice dice)
    {
        // Most orders have somebody to ask.
        var amount = dice.Chance(50) ? dice.Pick(50_000L, 50_001L, 129_900L) : dice.Pick(Amounts);
        return new FuzzInput()
            .With("order_id", FuzzTexts.Id(dice))
            .With("customer_id", dice.Pick("CUST-001", "CUST-001", "CUST-001", "customer-declined", "Kunde Nr. 5 🚚", "CUST-9-DECLINED"))
            .WithRaw("amount_cents", dice.Chance(90) ? Whole(amount) : $"{Whole(amount)}.0")
            .WithRaw("items", Items(dice, amount));
    }

    private static string Items(Dice dice, long amount) => dice.Below(6) switch
    {
        0 => Item(dice, 1, amount), // one object stands for a list of one
        1 => $"[{Item(dice, amount, 1)}]",
        2 => $"[{Item(dice, 1, amount - 1)}, {Item(dice, 1, 1)}]",
        3 => $"[{string.Join(", ", Enumerable.Repeat(Item(dice, 1, 0), 500))}]",
        4 => $"[{Item(dice, long.MaxValue, 0)}, {Item(dice, 1, 0)}]",
        _ => $"[{Item(dice, 1, amount / 2)}]",
    };

    private static string Item(Dice dice, long quantity, long price) =>
        $$"""{"sku": {{FuzzInput.Quote(dice.Pick(Skus))}}, "quantity": {{Whole(quantity)}}, "unit_price_cents": {{Whole(price)}}}""";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? OneCharge(Aftermath aftermath)
    {
        var charges = aftermath.Ledger.Count(row => row["transaction_id"] is not null);
        var due = aftermath.State != WorkflowState.Succeeded ? charges is 0 or 1 : charges == (Unpaid.Contains(aftermath.Status) ? 0 : 1);
        if (!due)
            return $"{charges} charges of an order that is {aftermath.Status}";
        return aftermath.Ledger is [var charge, ..]
            && !(Same(charge, "amount_cents", aftermath.Input) && Text(charge, "transaction_id") == OrderPolicy.TransactionId(aftermath.Id))
                ? $"charged {charge["amount_cents"]} as {charge["transaction_id"]}"
                : null;
    }

    private static string? RefundAfterCharge(Aftermath aftermath)
    {
        var refunds = aftermath.Ledger.Where(row => row["refund_id"] is not null).ToList();
        if (refunds.Count > 1 || refunds.Any(row => row["transaction_id"] is null))
            return $"{refunds.Count} refunds, {refunds.Count(row => row["transaction_id"] is null)} without a charge";
        return aftermath.State == WorkflowState.Succeeded && refunds.Count != (Refunded.Contains(aftermath.Status) ? 1 : 0)
            ? $"{refunds.Count} refunds of an order that is {aftermath.Status}"
            : null;
    }
}
