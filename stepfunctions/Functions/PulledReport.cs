using Comparison.Domain.Loans;

namespace Comparison.StepFunctions.Functions;

/// <summary>What a branch came to: a report, or none from a bureau that did not answer.</summary>
public sealed record PulledReport(CreditReport? Report = null);
