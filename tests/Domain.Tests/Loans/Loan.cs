using Comparison.Domain.Loans;

namespace Comparison.Domain.Tests.Loans;

internal static class Loan
{
    public static LoanApplication Of(decimal amount) => new("LOAN-ABCDEFGH2345", "Ann Example", null, null, "9182", amount, "run-7");
}
