using Comparison.Domain;
using static Comparison.Suite.Fuzzing.FuzzFaultKind;

namespace Comparison.Suite.Fuzzing;

/// <summary>Draws what breaks, each as often as the retries of both variants allow and no more.</summary>
internal static class FuzzFaults
{
    private const int PercentWithFaults = 60;

    // Both retry a call after 1, 2 and 4 seconds: the last attempt comes 7 seconds after the first, and not a moment later.
    private static readonly double[] CallSeconds = [0.5, 1, 1.5, 3, 6.999, 7, 7];

    private static readonly double[] MessageSeconds = [1, 30, 120, 900];

    // Within a heartbeat, and beyond it. At the very instant either could be first.
    private static readonly double[] FraudSeconds = [1, 30, 59, 61, 120];

    public static IReadOnlyList<FuzzFault> Draw(Dice dice, WorkflowName workflow)
    {
        if (!dice.Chance(PercentWithFaults))
            return [];
        var places = PlacesOf(workflow);
        var faults = new List<FuzzFault> { One(dice, dice.Pick(places)) };
        if (dice.Chance(30) && One(dice, dice.Pick(places)) is var second && second.Target != faults[0].Target)
            faults.Add(second);
        return faults;
    }

    private static FuzzFault One(Dice dice, string target) => target switch
    {
        // The schedule's own answers read rows, too: only what comes after them is the workflow's.
        FuzzCalls.Reread => new(dice.Pick(Outage, Lost), target, dice.Pick(CallSeconds), AtEnd: true),
        FuzzCalls.Decisions => new(Outage, target, dice.Pick(CallSeconds)),
        FuzzCalls.Queue => dice.Below(5) switch
        {
            0 => new(Twice, target, dice.Pick(MessageSeconds)),
            1 => new(Late, target, dice.Pick(MessageSeconds)),
            2 => new(Dropped, target),
            _ => new(dice.Pick(Outage, Lost), target, dice.Pick(CallSeconds)),
        },
        FuzzCalls.FraudQueue => new(dice.Pick(Twice, Late), target, dice.Pick(FraudSeconds)),
        FuzzCalls.Notice => dice.Chance(30)
            ? new(Twice, target, dice.Pick(MessageSeconds))
            : new(dice.Pick(Outage, Lost), target, dice.Pick(CallSeconds)),
        FuzzCalls.Desk or FuzzCalls.Expire or FuzzCalls.Ledger or FuzzCalls.Refund or FuzzCalls.Article or FuzzCalls.Answer =>
            new(dice.Pick(Outage, Lost), target, dice.Pick(CallSeconds)),
        "fraud-check" => new(dice.Pick(Crash, CrashAfter, Throttled), target, Times: dice.Pick(1, 2)),
        "pull-report" => new(dice.Pick(Crash, CrashAfter, TimedOut, Throttled), target, Times: dice.Pick(1, 2, 2), Invocation: dice.Pick(1, 1, 2)),
        _ => new(dice.Pick(Crash, CrashAfter, TimedOut, Throttled), target, Times: dice.Pick(1, 2, 3, 3), Invocation: dice.Pick(1, 1, 2, 3)),
    };

    private static string[] PlacesOf(WorkflowName workflow) => workflow switch
    {
        WorkflowName.Approval =>
        [
            FuzzCalls.Queue, FuzzCalls.Desk, FuzzCalls.Decisions, FuzzCalls.Expire, FuzzCalls.Reread, FuzzCalls.Answer,
            "validate-approval", "approval-consumer",
        ],
        WorkflowName.Order =>
        [
            FuzzCalls.Queue, FuzzCalls.Desk, FuzzCalls.Decisions, FuzzCalls.Expire, FuzzCalls.Reread, FuzzCalls.Ledger, FuzzCalls.Refund,
            FuzzCalls.Answer, "validate-order", "fulfil-order", "order-consumer",
        ],
        WorkflowName.Moderation =>
        [
            FuzzCalls.Desk, FuzzCalls.Decisions, FuzzCalls.Expire, FuzzCalls.Reread, FuzzCalls.Article, FuzzCalls.Notice, FuzzCalls.Answer,
            "check-article",
        ],
        WorkflowName.Loan =>
        [
            FuzzCalls.Desk, FuzzCalls.Decisions, FuzzCalls.Expire, FuzzCalls.Reread, FuzzCalls.Ledger, FuzzCalls.FraudQueue,
            FuzzCalls.Answer, "validate-loan", "pull-report", "assess-loan", "offer-loan", "fraud-check", "fraud-worker",
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(workflow), workflow, "Unknown workflow."),
    };
}
