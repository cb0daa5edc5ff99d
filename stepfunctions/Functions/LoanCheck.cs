using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>What the loan machine learns from the check of its input.</summary>
public sealed record LoanCheck(bool Valid)
{
    /// <summary>Null when invalid.</summary>
    public LoanApplication? Application { get; init; }

    /// <summary>How the execution ends when the input is invalid.</summary>
    public LoanOutcome? Outcome { get; init; }
}
