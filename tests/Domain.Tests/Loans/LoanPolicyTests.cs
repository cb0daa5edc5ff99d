using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class LoanPolicyTests
{
    private static readonly Assessment Good = new(715m, 694, 744, 4, RiskTier.NearPrime, 7.5m, []);

    [Theory]
    [InlineData(99_999, false)]
    [InlineData(100_000, true)]
    public void NeedsManager_Amount_FromTheThresholdOn(int amount, bool needed) =>
        Assert.Equal(needed, LoanPolicy.NeedsManager(Loan.Of(amount)));

    [Fact]
    public void Question_Application_ShowsItsFacts()
    {
        var question = LoanPolicy.Question(Loan.Of(150_000), Good, Deadlines.Full);

        Assert.Equal("loan.LOAN-ABCDEFGH2345.manager-approval", question.Key.Id);
        Assert.Equal("Approve loan LOAN-ABCDEFGH2345?", question.Text);
        Assert.Equal(["Ann Example", "$150,000.00", "near-prime", "715.0"], question.Facts.Values);
        Assert.Equal(["name", "amount", "risk_tier", "average_score"], question.Facts.Keys);
        Assert.Equal(["managers@example.com"], question.Deciders);
        Assert.Equal((TimeSpan.FromMinutes(30), "run-7"), (question.Deadline, question.CorrelationId));
    }

    [Fact]
    public void Deadlines_AreThose()
    {
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), (LoanPolicy.FraudDeadline, LoanPolicy.FraudHeartbeat));
        Assert.Equal((TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(20)), (FraudService.LongCheck, FraudService.HeartbeatInterval));
        Assert.Equal(TimeSpan.FromHours(1), TimeSpan.FromSeconds(LoanPolicy.ExecutionLimitSeconds));
        Assert.True(TimeSpan.FromHours(1) > LoanPolicy.ManagerDeadline + LoanPolicy.FraudDeadline);
    }

    [Fact]
    public void Conclude_Fraud_IsDenied()
    {
        var outcome = LoanPolicy.Conclude(Loan.Of(1), Good, null, FraudAnswer.From(FraudService.Found));

        Assert.Equal(LoanStatus.Denied, outcome.Status);
        Assert.Equal(["fraud check found 3 risk indicators"], outcome.Reasons!);
        Assert.Equal((RiskTier.NearPrime, 715m), (outcome.RiskTier, outcome.AverageScore));
    }

    [Fact]
    public void Conclude_NoVerdict_IsFailed()
    {
        Assert.Equal(["the fraud service did not answer"], LoanPolicy.Conclude(Loan.Of(1), Good, null, FraudAnswer.Silence).Reasons!);
        Assert.Equal(["the fraud service is unavailable"], LoanPolicy.Conclude(Loan.Of(1), Good, null, FraudAnswer.Unavailable).Reasons!);
    }

    [Theory]
    [InlineData("", "Manager denied the application")]
    [InlineData(" ", "Manager denied the application")]
    [InlineData("Too much", "Too much")]
    public void Denied_ByManager_GivesTheComment(string comments, string reason)
    {
        var ruling = new Ruling(DecisionStatus.Rejected, "m", default, comments);

        Assert.Equal([reason], LoanOutcome.DeniedByManager(Loan.Of(1), Good, ruling).Reasons!);
    }

    [Theory]
    [InlineData("1234", FraudConduct.Pass)]
    [InlineData("4444", FraudConduct.Silence)]
    [InlineData("5555", FraudConduct.Fail)]
    [InlineData("6666", FraudConduct.Find)]
    [InlineData("7777", FraudConduct.PassLate)]
    public void Conduct_Sin_Decides(string sin, FraudConduct conduct) => Assert.Equal(conduct, FraudService.ConductOf(sin));
}

public sealed class FraudAnswerTests
{
    [Fact]
    public void Of_NoVerdict_IsSilence() => Assert.Equal(new(null, "the fraud service did not answer"), FraudAnswer.From(null));

    [Fact]
    public void Of_AVerdict_HoldsIt() => Assert.Equal(new(FraudService.Found, null), FraudAnswer.From(FraudService.Found));
}

internal static class Loan
{
    public static LoanApplication Of(decimal amount) => new("LOAN-ABCDEFGH2345", "Ann Example", null, null, "9182", amount, "run-7");
}
