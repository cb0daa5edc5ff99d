using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>What an application ends by: its assessment, and the answers of the manager and the fraud service, as far as they were asked.</summary>
public sealed record LoanAnswers(LoanApplication Application, LoanAnswers.AfterAssessment Standing)
{
    /// <param name="FraudError">What the state caught in place of a verdict.</param>
    public sealed record AfterAssessment(
        Assessment Assessment, Ruling? Ruling = null, FraudVerdict? Verdict = null, CaughtError? FraudError = null);
}
