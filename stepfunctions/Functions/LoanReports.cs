using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>What is assessed: the application and what the branches came to.</summary>
public sealed record LoanReports(LoanApplication Application, IReadOnlyList<PulledReport> Reports);
