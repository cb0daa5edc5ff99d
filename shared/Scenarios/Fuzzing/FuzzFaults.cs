using Comparison.Scenarios.Drawing;
using static Comparison.Local.Cloud.Faults.FaultKind;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Draws what breaks, often exactly as often as the retries of both variants allow.</summary>
internal static class FuzzFaults
{
    private const int PercentWithFaults = 60;

    // The last of the four attempts comes 7 seconds after the first.
    private static readonly int[] SecondsDown = [1, 3, 7];

    private static readonly int[] SecondsLate = [1, 30, 120, 900];

    // Within a heartbeat, and beyond it. At the very instant either could be first.
    private static readonly int[] SecondsLateOfFraud = [1, 30, 50, 61, 120];

    public static IReadOnlyList<FuzzFault> Draw(Dice dice, IReadOnlyList<string> targets)
    {
        if (!dice.Chance(PercentWithFaults))
            return [];
        var faults = new List<FuzzFault> { One(dice, dice.Pick<string>([.. targets])) };
        if (dice.Chance(30) && One(dice, dice.Pick<string>([.. targets])) is var second && second.Target != faults[0].Target)
            faults.Add(second);
        return faults;
    }

    private static FuzzFault One(Dice dice, string target) => target switch
    {
        // The schedule's own answers read rows, too: only what comes after them is the workflow's.
        FuzzTargets.Reread => new(dice.Pick(Refuse, LoseAnswer, Throttle), target, Often(dice), AtEnd: true),
        FuzzTargets.Decisions => new(Refuse, target, Seconds: dice.Pick(SecondsDown)),
        FuzzTargets.Messages => dice.Below(4) == 0
            ? new(DropMessage, target)
            : new(dice.Pick(DeliverTwice, DeliverLate), target, Seconds: dice.Pick(SecondsLate)),
        FuzzTargets.FraudMessages => new(dice.Pick(DeliverTwice, DeliverLate, DropMessage), target, Seconds: dice.Pick(SecondsLateOfFraud)),
        FuzzTargets.Answer => new(dice.Pick(Refuse, LoseAnswer, Throttle), target, Often(dice)),
        _ when FuzzTargets.IsCall(target) =>
            new(dice.Pick(Refuse, Refuse, LoseAnswer, Throttle, CrashBefore, CrashAfter), target, Often(dice)),
        // A bureau is tried 3 times in all.
        "pull-report" => new(Interruption(dice), target, dice.Pick(1, 2, 2), dice.Pick(1, 1, 2)),
        _ => new(Interruption(dice), target, Often(dice), FuzzTargets.IsTask(target) ? dice.Pick(1, 1, 2, 3) : 1),
    };

    private static int Often(Dice dice) => dice.Pick(1, 2, 3, 3);

    private static Local.Cloud.Faults.FaultKind Interruption(Dice dice) => dice.Pick(CrashBefore, CrashAfter, TimeOut, Throttle);
}
