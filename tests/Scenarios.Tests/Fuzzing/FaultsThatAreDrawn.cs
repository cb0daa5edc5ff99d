using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>What must occur among the faults of many cases.</summary>
internal static class FaultsThatAreDrawn
{
    // Slow takes real time, and a consumer that is down for hours has scenarios of its own.
    public static IEnumerable<FaultKind> Kinds => Enum.GetValues<FaultKind>().Except([FaultKind.Slow, FaultKind.ConsumerDown]);

    public static string[] Targets { get; } =
    [
        FuzzTargets.Ask, FuzzTargets.Desk, FuzzTargets.Decisions, FuzzTargets.Expire, FuzzTargets.Reread, FuzzTargets.Ledger,
        FuzzTargets.Refund, FuzzTargets.Article, FuzzTargets.Notice, FuzzTargets.Answer, FuzzTargets.Messages, FuzzTargets.FraudAsk,
        FuzzTargets.FraudMessages, "validate-approval", "validate-order", "validate-loan", "check-article", "fulfil-order", "pull-report",
        "assess-loan", "offer-loan", "approval-consumer", "order-consumer", "fraud-check", "fraud-worker",
    ];
}
