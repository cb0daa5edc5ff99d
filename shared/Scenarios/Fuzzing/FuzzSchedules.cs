using Comparison.Domain;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Draws who does what, near the instants that matter.</summary>
internal static class FuzzSchedules
{
    private const int PercentThatMeet = 60;

    // At once, around the retries, around the settling of a payment and the queue's delay, and minutes later; all before any deadline.
    private static readonly long[] Afterwards =
        [0, 0, 1, 999, 1_000, 1_001, 3_000, 4_999, 5_000, 5_001, 7_000, 59_999, 60_000, 60_001, 600_000];

    private static readonly long[] AroundTheDeadline = [-10_000, -1_000, -999, -1, -1, 0, 1, 1_000, 10_000, 3_600_000];

    // Of the fraud service: its delay, a heartbeat, its deadline.
    private static readonly long[] AfterTheFraudAsk = [0, 4_999, 5_001, 30_000, 59_999, 60_001, 299_999, 300_001];

    private static readonly int[] AliveSeconds = [20, 40, 60, 280, 300];

    /// <param name="faults">What breaks: a fault on a path that the answers do not lead to would never strike.</param>
    public static IReadOnlyList<FuzzEvent> Draw(Dice dice, WorkflowName workflow, IReadOnlyList<FuzzFault> faults)
    {
        var events = Draw(dice, workflow);
        return dice.Chance(PercentThatMeet) ? [.. events.Select(happening => Meeting(happening, faults)).OfType<FuzzEvent>()] : events;
    }

    private static FuzzEvent? Meeting(FuzzEvent happening, IReadOnlyList<FuzzFault> faults)
    {
        bool Has(string target) => faults.Any(fault => fault.Target == target);
        var isNo = happening.Kind is FuzzEventKind.No or FuzzEventKind.SilentNo;
        var isYes = happening.Kind is FuzzEventKind.Yes or FuzzEventKind.SilentYes;
        if (!isYes && !isNo)
            return happening;
        if (Has(FuzzTargets.Expire))
            return null;
        if (Has(FuzzTargets.Reread))
            return happening with { Kind = isYes ? FuzzEventKind.SilentYes : FuzzEventKind.SilentNo };
        if (Has(FuzzTargets.Notice) || Has(FuzzTargets.Refund))
            return happening with { Kind = FuzzEventKind.No };
        return Has(FuzzTargets.Article) || Has(FuzzTargets.FraudAsk) ? happening with { Kind = FuzzEventKind.Yes } : happening;
    }

    private static List<FuzzEvent> Draw(Dice dice, WorkflowName workflow)
    {
        var events = new List<FuzzEvent>();
        if (dice.Chance(10))
            events.Add(new(
                dice.Pick(FuzzEventKind.StartAgain, FuzzEventKind.StartOther, FuzzEventKind.Stop), FuzzAnchor.Start, dice.Pick(Afterwards)));
        events.AddRange(Answers(dice));
        if (WorkflowDescriptor.For(workflow).Fuzz.HasFraudCheck && dice.Chance(60))
            events.AddRange(OfTheFraudService(dice));
        return events;
    }

    private static IEnumerable<FuzzEvent> Answers(Dice dice)
    {
        var early = Enumerable.Range(0, dice.Pick(0, 0, 1, 1, 2))
            .Select(_ => One(dice, FuzzAnchor.Asked, dice.Pick(Afterwards))).ToList();
        var late = Enumerable.Range(0, dice.Pick(0, 0, 1, 1, 2))
            .Select(_ => One(dice, FuzzAnchor.Deadline, dice.Pick(AroundTheDeadline))).ToList();
        return [.. early.OrderBy(happening => happening.Milliseconds), .. late.OrderBy(happening => happening.Milliseconds)];
    }

    private static FuzzEvent One(Dice dice, FuzzAnchor anchor, long milliseconds)
    {
        var kind = dice.Below(20) switch
        {
            < 7 => FuzzEventKind.Yes,
            < 11 => FuzzEventKind.No,
            11 => FuzzEventKind.Stranger,
            12 => FuzzEventKind.Garbage,
            < 15 => FuzzEventKind.SilentYes,
            < 17 => FuzzEventKind.SilentNo,
            17 => FuzzEventKind.StartAgain,
            18 => FuzzEventKind.StartOther,
            _ => FuzzEventKind.Stop,
        };
        return new(kind, anchor, milliseconds, kind is FuzzEventKind.Yes or FuzzEventKind.No or FuzzEventKind.Garbage ? dice.Below(4) : 0);
    }

    private static IEnumerable<FuzzEvent> OfTheFraudService(Dice dice)
    {
        var isAlive = dice.Chance(40);
        if (isAlive)
            yield return new(FuzzEventKind.KeepAlive, FuzzAnchor.Fraud, 0, dice.Pick(AliveSeconds));
        if (!isAlive || dice.Chance(70))
            yield return new(
                dice.Pick(FuzzEventKind.FraudPass, FuzzEventKind.FraudFind), FuzzAnchor.Fraud, dice.Pick(AfterTheFraudAsk));
        if (dice.Chance(20))
            yield return new(FuzzEventKind.Stop, FuzzAnchor.Fraud, dice.Pick(AfterTheFraudAsk));
    }
}
