namespace Comparison.Domain.Loans;

/// <summary>What the credit reports say of an application.</summary>
/// <param name="AverageScore">To 1 decimal.</param>
/// <param name="AnnualRate">In percent; null where no loan is given.</param>
/// <param name="Reasons">Why the application is denied; none when it is not.</param>
public sealed record Assessment(
    decimal AverageScore, int MinScore, int MaxScore, int DerogatoryMarks, RiskTier Tier, decimal? AnnualRate, IReadOnlyList<string> Reasons)
{
    public bool IsDenied => Reasons.Count > 0;
}
