using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Comparison.Domain.Loans;

/// <summary>A loan's terms.</summary>
/// <param name="AnnualRate">In percent.</param>
/// <param name="MonthlyPayment">Rounded to cents, half away from zero.</param>
/// <param name="TotalInterest">Of the exact payments, rounded likewise at the end.</param>
public sealed record LoanOffer(string OfferId, decimal LoanAmount, decimal AnnualRate, decimal MonthlyPayment, decimal TotalInterest)
{
    public const int TermMonths = 60;

    public string DisbursementRef => $"DSB-{OfferId[^6..]}";

    public static LoanOffer For(LoanApplication application, decimal annualRate)
    {
        var payment = Annuity(application.LoanAmount, annualRate);
        return new(
            IdOf(application.ApplicationId, annualRate), application.LoanAmount, annualRate,
            Cents(payment), Cents(payment * TermMonths - application.LoanAmount));
    }

    // The equal payments of a loan: P·r(1+r)^n / ((1+r)^n − 1).
    private static decimal Annuity(decimal principal, decimal annualRate)
    {
        var rate = annualRate / 100 / 12;
        var growth = 1m;
        for (var month = 0; month < TermMonths; month++)
            growth *= 1 + rate;
        return principal * rate * growth / (growth - 1);
    }

    private static string IdOf(string applicationId, decimal annualRate)
    {
        var rate = annualRate.ToString("0.0#", CultureInfo.InvariantCulture);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"offer-{applicationId}-{rate}"));
        return $"OFFER-{Convert.ToHexString(hash)[..10]}";
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
