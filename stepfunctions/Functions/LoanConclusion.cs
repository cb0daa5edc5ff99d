using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>How an application ends.</summary>
public sealed record LoanConclusion(bool Approved, LoanOutcome Outcome)
{
    /// <summary>What the ledger gets; null unless approved.</summary>
    public LedgerRow? Ledger { get; init; }
}
