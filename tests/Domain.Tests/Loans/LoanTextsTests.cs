using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class LoanTextsTests
{
    [Theory]
    [InlineData(RiskTier.Prime, "prime")]
    [InlineData(RiskTier.NearPrime, "near-prime")]
    [InlineData(RiskTier.Subprime, "subprime")]
    [InlineData(RiskTier.DeepSubprime, "deep-subprime")]
    public void ToText_Tier_IsWhatJsonSays(RiskTier tier, string expected)
    {
        Assert.Equal(expected, tier.ToText());
        Assert.Equal($"\"{expected}\"", System.Text.Json.JsonSerializer.Serialize(tier));
    }

    [Fact]
    public void ToText_UnknownTier_IsRefused() => Assert.StartsWith(
        "Unknown tier.", Assert.Throws<ArgumentOutOfRangeException>(() => ((RiskTier)9).ToText()).Message, StringComparison.Ordinal);

    [Fact]
    public void BureauTimeout_Message_NamesTheBureau()
    {
        var exception = new BureauTimeoutException(Bureau.Experian);

        Assert.Equal(("The credit bureau Experian did not answer.", Bureau.Experian), (exception.Message, exception.Bureau));
    }

    [Fact]
    public void ToString_HoldersOfTheSin_NameTheApplication()
    {
        Assert.Equal("LoanApplication { ApplicationId = LOAN-ABCDEFGH2345 }", Loan.Of(1).ToString());
        Assert.Equal(
            "FraudRequest { ApplicationId = LOAN-ABCDEFGH2345 }", FraudRequest.For(Loan.Of(1), Callback.Durable("x")).ToString());
    }

    [Fact]
    public void Request_ToTheFraudService_CarriesWhatItNeeds() => Assert.Equal(
        new FraudRequest("LOAN-ABCDEFGH2345", "9182", "run-7", Callback.Durable("x")), FraudRequest.For(Loan.Of(1), Callback.Durable("x")));

    [Fact]
    public void Verdicts_OfTheFraudService_AreSigned()
    {
        Assert.Equal(new FraudVerdict(FraudFinding.Passed, 0, "FraudCheckService-v2"), FraudService.Passed);
        Assert.Equal(new FraudVerdict(FraudFinding.Found, 3, "FraudCheckService-v2"), FraudService.Found);
        Assert.Equal("FraudService.Unavailable", FraudService.UnavailableError);
    }

    [Fact]
    public void Names_OfTheLoanWorkflow_AreThoseOfTheTwins() =>
        Assert.Equal(
            ("manager-approval", "fraud-check", "LOAN-"), (WorkflowName.Loan.DeskCallback(), LoanPolicy.FraudCallback, LoanPolicy.IdPrefix));
}
