using Comparison.Pricing.Sheets;

namespace Comparison.Pricing.Assumptions;

/// <summary>A number that neither a price sheet nor a local run can give, or one that sources disagree about.</summary>
/// <param name="Name">What a report calls it.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Low">The value that makes the bill smallest.</param>
/// <param name="Base">The value that figures are given for.</param>
/// <param name="High">The value that makes the bill biggest.</param>
/// <param name="Source">Who says so.</param>
public sealed record Assumption(
    string Name, string Unit, decimal Low, decimal Base, decimal High, Confidence Confidence, string Source)
{
    public decimal At(Level level) => level switch
    {
        Level.Low => Low,
        Level.High => High,
        _ => Base,
    };
}
