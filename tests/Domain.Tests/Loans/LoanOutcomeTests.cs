using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class LoanOutcomeTests
{
    private static readonly Assessment Good = new(715m, 694, 744, 4, RiskTier.NearPrime, 7.5m, []);

    private static readonly Ruling Ruling = new(DecisionStatus.Approved, "m@example.com", new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), "Fine");

    [Fact]
    public void Conclude_NoFraud_IsApprovedWithTheOfferAndTheRuling()
    {
        var outcome = LoanPolicy.Conclude(Loan.Of(150_000), Good, Ruling, FraudAnswer.From(FraudService.Passed));

        Assert.Equal(
            Of(LoanStatus.Approved) with
            {
                OfferId = "OFFER-B7E8CBFE27",
                LoanAmount = 150_000,
                AnnualRate = 7.5m,
                MonthlyPayment = 3005.69m,
                TermMonths = 60,
                DisbursementRef = "DSB-CBFE27",
            },
            outcome);
        Assert.Equal((WorkflowName.Loan, "LOAN-ABCDEFGH2345"), (outcome.Workflow, outcome.ApplicationId));
    }

    [Fact]
    public void Disbursement_OfAnApprovedLoan_IsKeyedByTheApplication()
    {
        var approved = LoanOutcome.Approved(Loan.Of(25_000), LoanOffer.For(Loan.Of(25_000), 7.5m), ruling: null);

        var disbursement = Disbursement.For(Loan.Of(25_000), approved);

        Assert.Equal(new Disbursement("LOAN-ABCDEFGH2345", "OFFER-B7E8CBFE27", "DSB-CBFE27", 25_000, "run-7"), disbursement);
        Assert.Equal("loan.LOAN-ABCDEFGH2345", disbursement.Id);
    }

    [Fact]
    public void Invalid_Input_KeepsTheIdAndTheErrors()
    {
        string[] errors = ["sin must be text"];

        var outcome = LoanOutcome.Invalid(Json.Of("""{ "application_id": "LOAN 1" }"""), errors);

        Assert.Equal(new LoanOutcome { Id = "LOAN 1", Status = LoanStatus.Invalid, Errors = errors }, outcome);
    }

    [Fact]
    public void Expired_Application_NamesNobody() => Assert.Equal(
        new LoanOutcome { Id = "LOAN-ABCDEFGH2345", Name = "Ann Example", Status = LoanStatus.Expired }, LoanOutcome.Expired(Loan.Of(1)));

    [Fact]
    public void Failed_AfterARuling_KeepsTheRuling() => Assert.Equal(
        Of(LoanStatus.Failed), LoanOutcome.Failed(Loan.Of(1), "the fraud service did not answer", Ruling) with { Reasons = null });

    private static LoanOutcome Of(LoanStatus status) => new()
    {
        Id = "LOAN-ABCDEFGH2345",
        Name = "Ann Example",
        Status = status,
        DecidedBy = "m@example.com",
        DecidedAt = Ruling.DecidedAt,
        Comments = "Fine",
    };
}
