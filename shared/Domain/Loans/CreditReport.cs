namespace Comparison.Domain.Loans;

/// <summary>What a bureau says of an applicant.</summary>
public sealed record CreditReport(Bureau Bureau, int Score, int DerogatoryMarks, int OpenAccounts);
