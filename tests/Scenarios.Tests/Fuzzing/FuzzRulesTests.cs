using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Fuzzing;

namespace Comparison.Scenarios.Tests.Fuzzing;

/// <summary>Each rule keeps a case away that has no one right ending, and no other.</summary>
public sealed class FuzzRulesTests
{
    private static readonly FuzzEvent LateYes = new(FuzzEventKind.Yes, FuzzAnchor.Deadline, -1);
    private static readonly FuzzEvent EarlyYes = new(FuzzEventKind.Yes, FuzzAnchor.Deadline, -10_000);
    private static readonly FuzzEvent StopAtStart = new(FuzzEventKind.Stop, FuzzAnchor.Start, 1_000);
    private static readonly FuzzEvent StopLater = new(FuzzEventKind.Stop, FuzzAnchor.Asked, 1_000);
    private static readonly FuzzEvent FraudPass = new(FuzzEventKind.FraudPass, FuzzAnchor.Fraud, 0);

    [Theory, MemberData(nameof(Unfair))]
    public void Case_WithoutOneRightEnding_IsNotFair(FuzzEvent[] events, FuzzFault[] faults) =>
        Assert.False(FuzzRules.IsFair(new(WorkflowName.Loan, """{"application_id": "A"}""", events, faults)));

    [Theory, MemberData(nameof(Fair))]
    public void Case_WithOneRightEnding_IsFair(FuzzEvent[] events, FuzzFault[] faults) =>
        Assert.True(FuzzRules.IsFair(new(WorkflowName.Loan, """{"application_id": "A"}""", events, faults)));

    [Theory]
    [InlineData(WorkflowName.Moderation, """{"title": "x"}""", false)]
    [InlineData(WorkflowName.Moderation, """{"article_id": null, "title": "x"}""", false)]
    [InlineData(WorkflowName.Moderation, """{"article_id": 5, "title": "x"}""", true)]
    [InlineData(WorkflowName.Moderation, "not json", true)]
    [InlineData(WorkflowName.Order, "{}", true)]
    public void Case_WhoseIdIsDrawn_IsNotFair(WorkflowName workflow, string payload, bool isFair) =>
        Assert.Equal(isFair, FuzzRules.IsFair(new(workflow, payload, [], [])));

    [Fact]
    public void Case_ThatOneEngineForgets_IsNotFair()
    {
        var startedAgain = new FuzzCase(WorkflowName.Approval, "{}", [StopLater with { Kind = FuzzEventKind.StartAgain }, LateYes], []);

        Assert.False(FuzzRules.IsFair(startedAgain));
        Assert.True(FuzzRules.IsFair(startedAgain with { Workflow = WorkflowName.Order }));
        Assert.True(FuzzRules.IsFair(startedAgain with { Events = [StopLater, LateYes] }));
    }

    public static TheoryData<FuzzEvent[], FuzzFault[]> Unfair => new()
    {
        { [LateYes], [Of(FaultKind.Refuse, FuzzTargets.Desk)] },
        { [LateYes], [Of(FaultKind.Refuse, FuzzTargets.Decisions)] },
        { [FraudPass], [Of(FaultKind.Refuse, FuzzTargets.FraudAsk)] },
        { [StopAtStart], [Of(FaultKind.Refuse, FuzzTargets.Ledger)] },
        { [EarlyYes, StopLater], [Of(FaultKind.Refuse, FuzzTargets.Ledger)] },
        { [StopLater with { Anchor = FuzzAnchor.Deadline }], [Of(FaultKind.Refuse, FuzzTargets.Ledger)] },
        { [FraudPass, StopLater with { Anchor = FuzzAnchor.Fraud }], [Of(FaultKind.Refuse, FuzzTargets.Ledger)] },
        { [], [Of(FaultKind.TimeOut, "assess-loan"), Of(FaultKind.CrashBefore, "validate-loan")] },
        { [], [Of(FaultKind.TimeOut, "assess-loan"), Of(FaultKind.CrashAfter, FuzzTargets.Ledger)] },
        { [], [Of(FaultKind.Refuse, FuzzTargets.Expire), Of(FaultKind.Throttle, FuzzTargets.Reread)] },
        { [], [Of(FaultKind.LoseAnswer, FuzzTargets.FraudAsk), Of(FaultKind.CrashBefore, "fraud-worker")] },
    };

    public static TheoryData<FuzzEvent[], FuzzFault[]> Fair => new()
    {
        { [LateYes], [] },
        { [LateYes], [Of(FaultKind.Refuse, FuzzTargets.Expire)] },
        { [EarlyYes], [Of(FaultKind.Refuse, FuzzTargets.Desk)] },
        { [FraudPass], [Of(FaultKind.CrashBefore, "fraud-worker")] },
        { [StopAtStart], [] },
        { [StopLater], [Of(FaultKind.Refuse, FuzzTargets.Ledger)] },
        { [], [Of(FaultKind.TimeOut, "assess-loan"), Of(FaultKind.Refuse, FuzzTargets.Ledger)] },
        { [], [Of(FaultKind.TimeOut, "fraud-worker"), Of(FaultKind.CrashBefore, "validate-loan")] },
        { [], [Of(FaultKind.LoseAnswer, FuzzTargets.FraudAsk)] },
    };

    private static FuzzFault Of(FaultKind kind, string target) => new(kind, target);
}
