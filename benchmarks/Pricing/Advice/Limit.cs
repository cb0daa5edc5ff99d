namespace Comparison.Pricing.Advice;

/// <summary>A limit of AWS and how much of it a workflow takes.</summary>
/// <param name="Source">Who says what the limit is.</param>
public sealed record Limit(string Name, decimal Taken, decimal Most, string Unit, string Source)
{
    private const decimal Near = 0.5m;

    /// <summary>More than half of it is taken.</summary>
    public bool IsNear => Taken > Most * Near;

    public bool IsBroken => Taken > Most;
}
