using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class CreditPolicyTests
{
    [Theory]
    [InlineData(740, 0, RiskTier.Prime, "5.25")]
    [InlineData(740, 1, RiskTier.NearPrime, "7.5")]
    [InlineData(739, 0, RiskTier.NearPrime, "7.5")]
    [InlineData(670, 0, RiskTier.NearPrime, "7.5")]
    [InlineData(669, 0, RiskTier.Subprime, "11")]
    [InlineData(580, 3, RiskTier.Subprime, "11")]
    [InlineData(579, 0, RiskTier.DeepSubprime, null)]
    public void Assess_Score_GivesTierAndRate(int score, int marks, RiskTier tier, string? rate)
    {
        var assessment = CreditPolicy.Assess(Loan.Of(1), Reports(score, marks))!;

        Assert.Equal(tier, assessment.Tier);
        Assert.Equal(rate is null ? null : decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), assessment.AnnualRate);
        Assert.Equal(2 * marks, assessment.DerogatoryMarks);
    }

    [Theory]
    [InlineData(700, "1000000", null)]
    [InlineData(699, "25000", null)]
    [InlineData(699, "25000.01", "requested amount 25000.01 exceeds the limit of 25000.00 for an average credit score of 699.0")]
    [InlineData(670, "25000", null)]
    [InlineData(669, "10000", null)]
    [InlineData(669, "10000.01", "requested amount 10000.01 exceeds the limit of 10000.00 for an average credit score of 669.0")]
    [InlineData(580, "10000", null)]
    [InlineData(579, "1", "average credit score 579.0 is below 580")]
    public void Assess_Amount_IsDeniedAboveTheLimitOfTheScore(int score, string amount, string? reason)
    {
        var application = Loan.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        var assessment = CreditPolicy.Assess(application, Reports(score, 0))!;

        Assert.Equal(reason is null ? [] : [reason], assessment.Reasons);
        Assert.Equal(reason is not null, assessment.IsDenied);
    }

    [Fact]
    public void Assess_ThreeReports_AveragesToOneDecimal()
    {
        var assessment = CreditPolicy.Assess(
            Loan.Of(1), [new(Bureau.Equifax, 702, 0, 4), new(Bureau.Transunion, 719, 1, 3), new(Bureau.Experian, 630, 3, 8)])!;

        Assert.Equal((683.7m, 630, 719, 4), (assessment.AverageScore, assessment.MinScore, assessment.MaxScore, assessment.DerogatoryMarks));
    }

    [Fact]
    public void Assess_OneReport_IsTooFew() =>
        Assert.Null(CreditPolicy.Assess(Loan.Of(1), [new(Bureau.Equifax, 800, 0, 4)]));

    [Fact]
    public void Failure_Bureaus_NamesThoseThatDidNotAnswer() => Assert.Equal(
        "credit bureaus did not answer: transunion, experian", LoanFailure.Bureaus([new(Bureau.Equifax, 800, 0, 4)]));

    private static CreditReport[] Reports(int score, int marks) =>
        [new(Bureau.Equifax, score, marks, 4), new(Bureau.Transunion, score, marks, 4)];
}
