namespace Comparison.Pricing.Workloads;

/// <summary>The processors that functions run on.</summary>
public enum Architecture
{
    Arm64,
    X86,
}
