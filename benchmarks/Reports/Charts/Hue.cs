namespace Comparison.Reports.Charts;

/// <summary>Whom something drawn belongs to: the variants have the same two colours in every chart.</summary>
public enum Hue
{
    /// <summary>No variant: a yardstick, a share of both.</summary>
    Neutral,
    Durable,
    StepFunctions,
}
