namespace Comparison.Pricing.Assumptions;

/// <summary>Which end of each assumption's range is taken.</summary>
public enum Level
{
    Low,
    Base,
    High,
}
