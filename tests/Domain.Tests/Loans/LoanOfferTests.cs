using System.Globalization;
using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

public sealed class LoanOfferTests
{
    [Theory]
    [InlineData("150000", "3005.69", "30341.54")]
    [InlineData("20000", "400.76", "4045.54")]
    [InlineData("25000", "500.95", "5056.92")]
    [InlineData("30000", "601.14", "6068.31")]
    public void Offer_Amount_IsPaidBackInEqualPayments(string amount, string payment, string interest)
    {
        var offer = LoanOffer.For(Loan.Of(decimal.Parse(amount, CultureInfo.InvariantCulture)), 7.5m);

        Assert.Equal(decimal.Parse(payment, CultureInfo.InvariantCulture), offer.MonthlyPayment);
        Assert.Equal(decimal.Parse(interest, CultureInfo.InvariantCulture), offer.TotalInterest);
        Assert.Equal(60, LoanOffer.TermMonths);
    }

    [Fact]
    public void Offer_Id_ComesFromApplicationAndRate()
    {
        var offer = LoanOffer.For(Loan.Of(25_000), 7.50m);

        Assert.Equal("OFFER-B7E8CBFE27", offer.OfferId);
        Assert.Equal("DSB-CBFE27", offer.DisbursementRef);
        Assert.NotEqual(offer.OfferId, LoanOffer.For(Loan.Of(25_000), 11m).OfferId);
    }
}
